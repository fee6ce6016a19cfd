using System.Globalization;
using Saddle.Training;
using Saddle.Training.Classifiers;
using Saddle.Training.Runs;

namespace Saddle.Cli.Training;

/// <summary>A snapshot that a command line names: by its run's folder and a step, or by its file.</summary>
/// <param name="Folder">The run's folder, or the folder of the file.</param>
/// <param name="Snapshot">The file.</param>
internal sealed record SavedRun(string Folder, string Snapshot)
{
    /// <summary>The folder of runs where none is named.</summary>
    public const string DefaultRuns = "runs";

    /// <summary>Whether a classifier was trained, and no generator.</summary>
    /// <exception cref="RunException">The snapshot cannot be read.</exception>
    public bool IsClassifier => ClassifierRun.IsClassifier(RunFolder.Exists(Folder)
        ? RunFolder.Open(Folder).ReadOptions()
        : Saddle.Training.Runs.Snapshot.Read(Snapshot).Options);

    /// <summary>Finds a snapshot.</summary>
    /// <param name="path">A run's folder or a snapshot file.</param>
    /// <param name="step">Which snapshot of the folder; null for the newest.</param>
    /// <exception cref="UsageException">There is no such snapshot.</exception>
    /// <exception cref="RunException">There is no such run.</exception>
    /// <param name="flag">What the step is called on the command line.</param>
    public static SavedRun Find(string path, long? step, string flag = "--step")
    {
        if (File.Exists(path))
        {
            RequireNoStep(path, step, flag);
            return new SavedRun(Path.GetDirectoryName(Path.GetFullPath(path))!, path);
        }

        RunFolder folder = RunFolder.Open(path);
        if (step is not { } wanted)
        {
            return new SavedRun(path, folder.LatestSnapshot());
        }

        IReadOnlyList<long> steps = folder.SnapshotSteps();
        return steps.Contains(wanted) ? new SavedRun(path, folder.SnapshotPath(wanted)) : throw new UsageException(
            $"there is no snapshot of step {wanted.ToString(CultureInfo.InvariantCulture)} in {path}. "
            + $"The run has {(steps.Count > 0 ? string.Join(", ", steps) : "none")}. Leave {flag} out for the newest.");
    }

    /// <summary>The runs a command line names, or else the newest in the usual folder.</summary>
    /// <exception cref="UsageException">None is named and there is none.</exception>
    /// <param name="paths">What the command line names.</param>
    /// <param name="runs">The usual folder; what holds no run in it is passed over.</param>
    public static IReadOnlyList<string> Named(string[]? paths, string runs = DefaultRuns)
    {
        if (paths is { Length: > 0 })
        {
            return paths;
        }

        string? newest = Directory.Exists(runs)
            ? Directory.EnumerateDirectories(runs).Where(RunFolder.Exists).Order(StringComparer.Ordinal).LastOrDefault()
            : null;
        return newest is not null ? [newest] : throw new UsageException(
            $"no run was named, and the folder '{runs}' holds none. "
            + "Train one with 'saddle train', or name one.");
    }

    /// <summary>Refuses what only runs of a generator can be asked for.</summary>
    /// <param name="verb">What was asked for.</param>
    /// <exception cref="UsageException">The run is a classifier's.</exception>
    public void RequireGenerator(string verb)
    {
        if (IsClassifier)
        {
            throw new UsageException($"{verb}: this is a run of a classifier. {Folder} has no generator and no critic. "
                + "Use 'saddle evaluate' for it, or name another run.");
        }
    }

    private static void RequireNoStep(string path, long? step, string flag)
    {
        if (step is { } wanted)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture,
                $"{flag} chooses a snapshot of a run. Got {flag} {wanted} with the file {path}. ")
                + $"Leave {flag} out, or name the run's folder.");
        }
    }
}
