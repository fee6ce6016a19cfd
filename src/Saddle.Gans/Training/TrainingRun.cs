using System.Globalization;
using Saddle.Data;

namespace Saddle.Gans.Training;

/// <summary>A training run with its folder: reports, pictures, snapshots, and going on after a stop.</summary>
/// <remarks>
/// A run killed at any instant and resumed ends with the same bits as one never stopped. Snapshots appear whole or not
/// at all; at most the steps since the last one are lost.
/// </remarks>
public sealed class TrainingRun : IDisposable
{
    private readonly Trainer _trainer;
    private readonly SamplePictures _pictures;
    private readonly IProgress<TrainingEvent>? _progress;
    private readonly IDisposable _claim;
    private long _saved = -1;

    private TrainingRun(RunFolder folder, GanConfiguration configuration, IBatchSource data, IBatchSource? validation,
        IProgress<TrainingEvent>? progress)
    {
        (Folder, Configuration, _progress) = (folder, configuration, progress);
        GanModel model = GanBuilder.Model(configuration);
        var settings = new TrainerSettings(
            configuration.Batch, configuration.Seed, configuration.Threads, configuration.FiniteChecks);
        _pictures = new SamplePictures(model, configuration);
        _claim = folder.Claim();
        try
        {
            _trainer = new Trainer(model, GanBuilder.Method(configuration), data, settings, validation);
        }
        catch
        {
            _claim.Dispose();
            throw;
        }
    }

    /// <summary>The run's folder.</summary>
    public RunFolder Folder { get; }

    /// <summary>The run's options.</summary>
    public GanConfiguration Configuration { get; }

    /// <summary>Generator updates so far.</summary>
    public long Step => _trainer.Step;

    /// <summary>Starts a run: makes its folder with options and pictures of real and untrained examples.</summary>
    /// <param name="root">The folder of runs.</param>
    /// <param name="description">What the folder is called after its number, such as
    /// <c>digits-dcgan-wgan-gp</c>.</param>
    /// <param name="configuration">All options.</param>
    /// <param name="data">Real examples.</param>
    /// <param name="validation">Held-out real examples; null for none.</param>
    /// <param name="progress">Told of reports and snapshots, on the training thread; null for nobody.</param>
    /// <exception cref="ConfigurationException">Options are out of range or do not fit together or the
    /// data.</exception>
    /// <exception cref="RunException">The folder cannot be written to.</exception>
    public static TrainingRun Start(string root, string description, GanConfiguration configuration, IBatchSource data,
        IBatchSource? validation = null, IProgress<TrainingEvent>? progress = null)
    {
        // The folder comes last, so that refused options leave none behind.
        GanModel model = GanBuilder.Model(configuration);
        GanBuilder.Method(configuration).Check(model);
        Trainer.RequireFit(model, data);
        if (validation is not null)
        {
            Trainer.RequireFit(model, validation);
        }

        var run = new TrainingRun(RunFolder.Create(root, description), configuration, data, validation, progress);
        return run.OrDisposed(() =>
        {
            run.Folder.WriteOptions(configuration);
            run.DrawMissing(data);
        });
    }

    /// <summary>Goes on from the newest snapshot, or from the start where there is none yet.</summary>
    /// <param name="path">The run's folder.</param>
    /// <param name="open">Opens the data of the run's own options: training examples and held-out ones.</param>
    /// <param name="change">Changes options; only those that are no hyper-parameters may differ. Null for none.</param>
    /// <param name="progress">Told of reports and snapshots; null for nobody.</param>
    /// <exception cref="ConfigurationException">Hyper-parameters differ from the run's own.</exception>
    /// <exception cref="RunException">The folder or the snapshot cannot be used.</exception>
    public static TrainingRun Resume(string path,
        Func<GanConfiguration, (IBatchSource Data, IBatchSource? Validation)> open,
        Func<GanConfiguration, GanConfiguration>? change = null, IProgress<TrainingEvent>? progress = null)
    {
        RunFolder folder = RunFolder.Open(path);
        GanConfiguration own = folder.ReadOptions();
        GanConfiguration configuration = change?.Invoke(own) ?? own;
        RequireSame(own, configuration, folder.OptionsPath);
        Snapshot? snapshot = folder.SnapshotSteps().Count > 0 ? Snapshot.Read(folder.LatestSnapshot()) : null;
        if (snapshot is not null)
        {
            RequireSame(snapshot.Configuration, configuration, folder.LatestSnapshot());
        }

        (IBatchSource data, IBatchSource? validation) = open(configuration);
        var run = new TrainingRun(folder, configuration, data, validation, progress);
        return run.OrDisposed(() =>
        {
            run.GoBackTo(snapshot);
            folder.WriteOptions(configuration);
            run.DrawMissing(data);
        });
    }

    /// <summary>Trains to the configured length, or until asked to stop; either way the last step is in a
    /// snapshot.</summary>
    /// <param name="cancellation">Lets the present step finish, then saves and returns.</param>
    /// <returns>Whether the length was reached.</returns>
    /// <exception cref="DivergedException">A loss or parameter is not finite; the last good snapshot stays.</exception>
    /// <exception cref="RunException">A file cannot be written; what was saved stays.</exception>
    public bool Train(CancellationToken cancellation = default)
    {
        while (Step < Configuration.Steps && !cancellation.IsCancellationRequested)
        {
            Advance();
            bool save = Step % Configuration.SnapshotEvery == 0 || Step == Configuration.Steps;
            if (save || Step % Configuration.ReportEvery == 0)
            {
                Report();
            }

            if (save)
            {
                Save();
            }
        }

        if (_saved != Step && Step > 0)
        {
            Save();
        }

        bool complete = Step >= Configuration.Steps;
        _progress?.Report(new TrainingEnded(Step, Cancelled: !complete));
        return complete;
    }

    /// <summary>The kernels of both updates with their operations, bytes and peak memory.</summary>
    public string Explain() => _trainer.Explain();

    /// <summary>Measures every kernel from now on, for <see cref="SaveProfile"/>.</summary>
    public void Profile() => _trainer.Profile();

    /// <summary>The kernels of the updates that have run with their times, also written to the run's folder.</summary>
    /// <returns>A table for each update; empty where none has run.</returns>
    /// <exception cref="RunException">The file cannot be written.</exception>
    public string SaveProfile()
    {
        string tables = _trainer.ExplainRun();
        if (tables.Length > 0)
        {
            RunFile.WriteText(Folder.ProfilePath, tables);
        }

        return tables;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _trainer.Dispose();
        _claim.Dispose();
    }

    private static void RequireSame(GanConfiguration own, GanConfiguration asked, string where)
    {
        IReadOnlyList<string> differences = GanConfigurationJson.Differences(own, asked);
        if (differences.Count > 0)
        {
            throw new ConfigurationException(
                $"resume: hyper-parameters differ from the run's own in {where}. {string.Join("; ", differences)}. "
                    + "Leave them out, or start a new run.");
        }
    }

    private void GoBackTo(Snapshot? snapshot)
    {
        Folder.Rewind(snapshot?.GeneratorUpdates ?? 0);
        if (snapshot is not null)
        {
            GanStateFile.Restore(_trainer.State, snapshot);
            _saved = snapshot.GeneratorUpdates;
        }
    }

    /// <summary>This run once prepared; its threads end where that fails.</summary>
    private TrainingRun OrDisposed(Action prepare)
    {
        try
        {
            prepare();
            return this;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Pictures that a run has at this step, unless a kill came before them.</summary>
    private void DrawMissing(IBatchSource data)
    {
        if (!File.Exists(Folder.RealsPath))
        {
            _pictures.WriteReals(Folder, data);
        }

        if (!File.Exists(Folder.SamplesPath(Step)))
        {
            _pictures.Write(Folder, Step, _trainer.GeneratorValues);
        }
    }

    private void Advance()
    {
        try
        {
            _trainer.Advance();
        }
        catch (DivergedException problem)
        {
            throw new DivergedException($"{problem.Message} {LastGood()}");
        }
    }

    private void Report()
    {
        TrainingReport report = _trainer.Report(Configuration.Steps);
        JsonLines.Append(Folder.StatisticsPath, report);
        _progress?.Report(report);
    }

    private void Save()
    {
        if (GanStateFile.FirstNonFinite(_trainer.State) is { } name)
        {
            throw new DivergedException(string.Create(CultureInfo.InvariantCulture,
                $"training: '{name}' holds a number that is not finite at step {Step}. ")
                + $"Lower the rates, or raise the penalty weight. {LastGood()}");
        }

        string path = Folder.SnapshotPath(Step);
        GanStateFile.Capture(_trainer.State, Configuration).Write(path);
        _saved = Step;
        _pictures.Write(Folder, Step, _trainer.GeneratorValues);
        Folder.Prune(Configuration.KeepSnapshots);
        _progress?.Report(new SnapshotSaved(Step, path));
    }

    private string LastGood() => _saved > 0
        ? $"The last good snapshot is {Folder.SnapshotPath(_saved)}."
        : "No snapshot had been written yet.";
}
