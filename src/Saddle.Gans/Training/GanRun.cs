using Saddle.Data;
using Saddle.Settings;
using Saddle.Training;
using Saddle.Training.Learners;
using Saddle.Training.Runs;

namespace Saddle.Gans.Training;

/// <summary>Starts and resumes runs of a configuration.</summary>
public static class GanRun
{
    /// <summary>Starts a run.</summary>
    /// <param name="root">The folder of runs.</param>
    /// <param name="description">What the folder is called after its number.</param>
    /// <param name="configuration">All options.</param>
    /// <param name="data">Real examples.</param>
    /// <param name="validation">Held-out real examples; null for none.</param>
    /// <param name="progress">Told of reports and snapshots; null for nobody.</param>
    /// <param name="study">Makes what measures each snapshot; null for nothing.</param>
    /// <exception cref="ConfigurationException">Options are out of range, or do not fit together or the
    /// data.</exception>
    /// <exception cref="RunException">The folder cannot be written to.</exception>
    public static Run Start(string root, string description, GanConfiguration configuration, IBatchSource data,
        IBatchSource? validation = null, IProgress<RunEvent>? progress = null,
        Func<GameLearner, Func<Figures>?>? study = null) =>
        Run.Start(root, description, Content(configuration, data, validation, study), progress);

    /// <summary>Goes on from the newest snapshot, or from the start where there is none yet.</summary>
    /// <param name="path">The run's folder.</param>
    /// <param name="open">Opens the data of the run's own options: training examples and held-out ones.</param>
    /// <param name="change">Changes options; only those that are no hyper-parameters may differ. Null for none.</param>
    /// <param name="progress">Told of reports and snapshots; null for nobody.</param>
    /// <param name="study">Makes what measures each snapshot; null for nothing.</param>
    /// <exception cref="ConfigurationException">Hyper-parameters differ from the run's own.</exception>
    /// <exception cref="RunException">The folder or the snapshot cannot be used.</exception>
    public static Run Resume(string path,
        Func<GanConfiguration, (IBatchSource Data, IBatchSource? Validation)> open,
        Func<GanConfiguration, GanConfiguration>? change = null, IProgress<RunEvent>? progress = null,
        Func<GanConfiguration, GameLearner, Func<Figures>?>? study = null)
    {
        RunFolder folder = RunFolder.Open(path);
        GanConfiguration own = GanConfigurationJson.FromJson(folder.ReadOptions());
        GanConfiguration configuration = change?.Invoke(own) ?? own;
        RequireSame(own, configuration, folder.OptionsPath);
        Snapshot? snapshot = folder.SnapshotSteps().Count > 0 ? Snapshot.Read(folder.LatestSnapshot()) : null;
        if (snapshot is not null)
        {
            RequireSame(GanConfigurationJson.FromJson(snapshot.Options), configuration, folder.LatestSnapshot());
        }

        (IBatchSource data, IBatchSource? validation) = open(configuration);
        RunContent content = Content(configuration, data, validation,
            study is null ? null : learner => study(configuration, learner));
        return Run.Resume(folder, content, snapshot, progress);
    }

    /// <summary>What a configuration trains.</summary>
    /// <exception cref="ConfigurationException">Options are out of range, or do not fit together.</exception>
    public static Adversarial Formulation(GanConfiguration configuration) =>
        GanBuilder.Formulation(configuration);

    /// <summary>The same, ready to be trained.</summary>
    /// <param name="configuration">All options.</param>
    /// <param name="data">Real examples.</param>
    /// <param name="validation">Held-out real examples; null for none.</param>
    /// <exception cref="ConfigurationException">Options are out of range, or do not fit together or the
    /// data.</exception>
    public static GameLearner Learner(
        GanConfiguration configuration, IBatchSource data, IBatchSource? validation = null) =>
        Formulation(configuration).Learner(
            data,
            GanBuilder.Moves(configuration),
            new LearnerSettings(
                configuration.Batch, configuration.Seed, configuration.Threads, configuration.FiniteChecks),
            validation);

    private static RunContent Content(GanConfiguration configuration, IBatchSource data, IBatchSource? validation,
        Func<GameLearner, Func<Figures>?>? study)
    {
        GameLearner learner = Learner(configuration, data, validation);
        return new RunContent(
            learner,
            GanConfigurationJson.ToJson(configuration),
            new RunPlan(configuration.Steps, configuration.SnapshotEvery, configuration.KeepSnapshots,
                configuration.ReportEvery))
        {
            Pictures = new SamplePictures(learner, data, configuration.Seed, configuration.Threads),
            Study = study?.Invoke(learner),
        };
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
}
