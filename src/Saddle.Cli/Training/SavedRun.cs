using System.Globalization;
using Saddle.Gans.Training;

namespace Saddle.Cli.Training;

/// <summary>A snapshot that a command line names: by its run's folder and a step, or by its file.</summary>
/// <param name="Folder">The run's folder, or the folder of the file.</param>
/// <param name="Snapshot">The file.</param>
internal sealed record SavedRun(string Folder, string Snapshot)
{
    /// <summary>Finds a snapshot.</summary>
    /// <param name="path">A run's folder or a snapshot file.</param>
    /// <param name="step">Which snapshot of the folder; null for the newest.</param>
    /// <exception cref="UsageException">There is no such snapshot.</exception>
    /// <exception cref="RunException">There is no such run.</exception>
    public static SavedRun Find(string path, long? step)
    {
        if (File.Exists(path))
        {
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
            + $"The run has {(steps.Count > 0 ? string.Join(", ", steps) : "none")}. Leave --step out for the newest.");
    }

    /// <summary>The runs a command line names, or else the newest in the usual folder.</summary>
    /// <exception cref="UsageException">None is named and there is none.</exception>
    public static IReadOnlyList<string> Named(string[]? paths)
    {
        if (paths is { Length: > 0 })
        {
            return paths;
        }

        string? newest = Directory.Exists(Verbs.TrainVerb.DefaultRuns)
            ? Directory.EnumerateDirectories(Verbs.TrainVerb.DefaultRuns).Order(StringComparer.Ordinal).LastOrDefault()
            : null;
        return newest is not null ? [newest] : throw new UsageException(
            $"no run was named, and the folder '{Verbs.TrainVerb.DefaultRuns}' holds none. "
            + "Train one with 'saddle train', or name one.");
    }
}
