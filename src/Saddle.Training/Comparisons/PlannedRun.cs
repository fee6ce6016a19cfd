using Saddle.Data;
using Saddle.Settings;
using Saddle.Training.Options;
using Saddle.Training.Runs;

namespace Saddle.Training.Comparisons;

/// <summary>A run that a comparison needs, and how far it is.</summary>
/// <param name="Options">Its options.</param>
/// <param name="Data">Its data.</param>
/// <param name="Label">The method with what is varied.</param>
/// <param name="Description">What its folder is called.</param>
/// <param name="Folder">Where it was begun; null where it was not.</param>
/// <param name="Step">Steps so far.</param>
/// <param name="HasEnded">Whether it has its length, or diverged.</param>
public sealed record PlannedRun(
    RunOptions Options, Dataset Data, string Label, string Description, string? Folder, long Step, bool HasEnded)
{
    /// <summary>Decides initial weights, noise and the order of data.</summary>
    public long Seed => Options.Settings.Learner.Seed;

    /// <summary>Steps in all.</summary>
    public long Length => Options.Settings.Plan.Steps;

    /// <summary>Looks for a run among those of a folder.</summary>
    /// <param name="root">The folder of runs.</param>
    /// <param name="request">What is asked for: in its values what is varied, by flags what all runs share.</param>
    /// <param name="opened">The data.</param>
    /// <exception cref="ConfigurationException">
    /// The request cannot be, something is varied that is none of the method's, or there is such a run with other
    /// options, or a longer one.
    /// </exception>
    public static PlannedRun Find(string root, RunRequest request, OpenedData opened)
    {
        Dataset data = opened.Data;
        RunOptions options = request.Resolve(opened);
        RunSettings settings = options.Settings;
        string[] varied = [.. request.Values.Select(value => Varied(value.Path, options))];
        string label = string.Join(' ', varied.Prepend(options.Method));
        // Of two methods that flags give the same parts, each keeps a folder of its own.
        string[] from = settings.Recipe.MethodName(options) == options.Method ? [] : [$"from-{options.Method}"];
        string description = string.Join('-',
            [TrainingRun.Describe(options, data), .. from, .. varied, $"seed{settings.Learner.Seed}"]);
        if (RunFolder.Find(root, description) is not { } folder)
        {
            return new PlannedRun(options, data, label, description, null, 0, HasEnded: false);
        }

        long step = folder.SnapshotSteps() is [.., long latest] ? latest : 0;
        RequireSame(folder, options, step, request.Catalogues);
        return new PlannedRun(options, data, label, description, folder.Path, step,
            ComparedRun.IsDiverged(folder.Path) || step == settings.Plan.Steps);
    }

    /// <summary>The run as it will be compared, before it is trained.</summary>
    /// <param name="root">The folder of all runs.</param>
    public ComparedRun Untrained(string root) =>
        new(Folder ?? Path.Combine(root, Description), Description, Options, null, 0);

    /// <summary>Begins the run or goes on with it.</summary>
    /// <param name="root">The folder of runs.</param>
    /// <param name="progress">Told of reports and snapshots.</param>
    public Run Open(string root, IProgress<RunEvent> progress) => Folder is null
        ? TrainingRun.Start(root, Description, Options, Data, progress)
        : TrainingRun.Resume(Folder, Options.Chosen.Catalogues, _ => Options, Data, progress);

    // As options write it, so that a value has one label however it was asked for.
    private static string Varied(string path, RunOptions options)
    {
        Entry entry = options.Chosen.Entries.First(entry => entry.Path == path);
        return entry.Standing == Standing.Method
            ? $"{path}={entry.Text}"
            : throw new ConfigurationException($"vary: {path} cannot be varied. It is no setting of the method, but of "
                + $"the {StandingText(entry.Standing)}, which compared runs share. Leave it out, and set it for all "
                + $"runs by its flag{(path == RunSettings.SeedPath ? ", --seeds" : "")}.");
    }

    private static string StandingText(Standing standing) => standing switch
    {
        Standing.Data => "data",
        Standing.Protocol => "protocol",
        _ => "run",
    };

    private static void RequireSame(RunFolder folder, RunOptions wanted, long step, Catalogues catalogues)
    {
        IReadOnlyList<string> differences = RunOptions.Of(folder, catalogues).Differences(wanted);
        long length = wanted.Settings.Plan.Steps;
        string[] all = step > length ? [.. differences, $"steps: {step} → {length}"] : [.. differences];
        if (all.Length > 0)
        {
            throw new ConfigurationException("compare: the folder holds a run with other options. "
                + $"{folder.Path}: {string.Join("; ", all)}. Repeat its options, or name another folder.");
        }
    }
}
