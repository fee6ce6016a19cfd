using System.Globalization;
using Saddle.Data;
using Saddle.Nn.Formats;
using Saddle.Settings;
using Saddle.Training.Learners;
using Saddle.Training.Runs;

namespace Saddle.Training.Options;

/// <summary>Starts and resumes runs by their options.</summary>
public static class TrainingRun
{
    /// <summary>Starts a run.</summary>
    /// <param name="root">The folder of runs.</param>
    /// <param name="description">What the folder is called after its number; see <see cref="Describe"/>.</param>
    /// <param name="options">All options.</param>
    /// <param name="data">The data that they name.</param>
    /// <param name="progress">Told of reports and snapshots; null for nobody.</param>
    /// <exception cref="ConfigurationException">Options do not fit together or the data.</exception>
    /// <exception cref="RunException">The folder cannot be written to.</exception>
    public static Run Start(
        string root, string description, RunOptions options, Dataset data, IProgress<RunEvent>? progress = null) =>
        Run.Start(root, description, Content(options, data), progress);

    /// <summary>Goes on from the newest snapshot, or from the start where there is none yet.</summary>
    /// <param name="path">The run's folder, or one of its snapshots: what lies beyond that is then removed.</param>
    /// <param name="catalogues">Where the names in its options are found.</param>
    /// <param name="change">
    /// Changes options; only those of <see cref="Standing.Run"/> may differ, and the place of the same data, which the
    /// run then remembers. Null for none.
    /// </param>
    /// <param name="data">The run's data where they are open already; null to open them.</param>
    /// <param name="progress">Told of reports and snapshots; null for nobody.</param>
    /// <exception cref="ConfigurationException">Other options differ from the run's own, or the data do.</exception>
    /// <exception cref="DataException">The data cannot be opened any more.</exception>
    /// <exception cref="RunException">The folder or the snapshot cannot be used.</exception>
    public static Run Resume(string path, Catalogues catalogues,
        Func<RunOptions, RunOptions>? change = null, Dataset? data = null, IProgress<RunEvent>? progress = null)
    {
        RunFolder folder = RunFolder.Of(path);
        var stored = StoredOptions.Of(folder, catalogues);
        RunOptions own = stored.Options, options = change?.Invoke(own) ?? own;
        RequireSame(own, options, folder.OptionsPath);
        RequireMoving(own.Settings, options.Settings);
        Snapshot? snapshot = SnapshotOf(folder, path);
        if (snapshot is not null)
        {
            RequireSame(RunOptions.Of(snapshot, catalogues), options, snapshot.Path!);
            RequireAhead(snapshot.Step, options.Settings.Plan.Steps, own.Settings.Plan.Steps);
        }

        string source = options.Settings.Data.Source;
        string? moved = source == own.Settings.Data.Source ? null : source;
        Dataset same = data is null ? options.OpenData(moved, Opening(progress)) : options.Same(data);
        if (data is null)
        {
            progress?.Report(new DataOpened(same));
        }

        options = options.WithDataAt(source);
        Run run = Run.Resume(folder, Content(options, same), snapshot, progress);
        Array.ForEach([.. Notes(folder, stored, snapshot)], note => progress?.Report(note));
        return run;
    }

    private static DataProgressOfRun? Opening(IProgress<RunEvent>? progress) =>
        progress is null ? null : new DataProgressOfRun(progress);

    private static Snapshot? SnapshotOf(RunFolder folder, string path) =>
        File.Exists(path) ? Snapshot.Read(path)
        : folder.SnapshotSteps().Count > 0 ? Snapshot.Read(folder.LatestSnapshot())
        : null;

    private static IEnumerable<RunNote> Notes(RunFolder folder, StoredOptions stored, Snapshot? snapshot)
    {
        if (stored.RestoredFrom is { } origin)
        {
            yield return new RunNote(
                $"{folder.OptionsPath} was lost or damaged; it is written again as it stands in {origin}.");
        }

        if (snapshot is { IsChecked: false })
        {
            yield return new RunNote(
                $"{snapshot.Path} is of a version that wrote no checksum; whether it is whole is not known.");
        }
    }

    /// <summary>What a run's folder is usually called after its number: data, variant and method.</summary>
    public static string Describe(RunOptions options, Dataset data)
    {
        Recipe recipe = options.Settings.Recipe;
        return string.Join('-', new[] { data.Name, recipe.Variant, recipe.MethodName(options) }.OfType<string>());
    }

    /// <summary>What the options train, at its initial state.</summary>
    /// <exception cref="ConfigurationException">Options do not fit together or the data.</exception>
    public static Learner Learner(RunOptions options, Dataset data)
    {
        RunSettings settings = options.Settings;
        return settings.Recipe.Learner(settings, settings.Recipe.Batches(settings, data));
    }

    private static RunContent Content(RunOptions options, Dataset data)
    {
        RunSettings settings = options.Settings;
        Recipe recipe = settings.Recipe;
        RunData batches = recipe.Batches(settings, data);
        Learner learner = recipe.Learner(settings, batches);
        try
        {
            return new RunContent(learner, options.ToJson(), settings.Plan)
            {
                Pictures = recipe.Pictures(learner, settings, batches),
                Study = recipe.Study(learner, settings, batches),
            };
        }
        catch
        {
            learner.Dispose();
            throw;
        }
    }

    private static void RequireAhead(long step, long length, long own)
    {
        if (length < step && length != own)
        {
            throw new ConfigurationException(string.Create(CultureInfo.InvariantCulture,
                $"resume: the run is longer already. It is at step {step}, a length of {length} is asked for. ")
                    + "Leave it out, or ask for more.");
        }
    }

    private static void RequireMoving(RunSettings own, RunSettings asked)
    {
        long end = own.Plan.Steps, length = asked.Plan.Steps;
        if (length > end && own.Recipe.Movers is { Count: > 0 } movers && movers.All(mover => mover.RateAt(end) == 0))
        {
            throw new ConfigurationException(string.Create(CultureInfo.InvariantCulture,
                $"resume: the rates are 0 from step {end} on. A length of {length} steps is asked for. ")
                    + "Leave it out, or start a new run of that length or with the schedule constant.");
        }
    }

    private static void RequireSame(RunOptions own, RunOptions asked, string where)
    {
        string[] differences =
        [
            .. own.Method == asked.Method ? [] : (string[])[$"method: {own.Method} → {asked.Method}"],
            .. own.Differences(asked),
        ];
        if (differences.Length > 0)
        {
            throw new ConfigurationException(
                $"resume: settings differ from the run's own in {where}. {string.Join("; ", differences)}. "
                    + "Leave them out, or start a new run.");
        }
    }

    private sealed class DataProgressOfRun(IProgress<RunEvent> progress) : IProgress<DataEvent>
    {
        public void Report(DataEvent value) => progress.Report(new DataTold(value));
    }
}
