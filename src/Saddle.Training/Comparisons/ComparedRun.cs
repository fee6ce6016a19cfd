using Saddle.Settings;
using Saddle.Training.Options;
using Saddle.Training.Runs;

namespace Saddle.Training.Comparisons;

/// <summary>A run to compare with others: at a snapshot, or diverged.</summary>
/// <param name="Path">Its folder, or the snapshot's file.</param>
/// <param name="Name">The folder's name.</param>
/// <param name="Options">The run's options.</param>
/// <param name="Snapshot">The snapshot to measure; null where it diverged, or has not been trained.</param>
/// <param name="Step">Steps of the snapshot; 0 where there is none.</param>
public sealed record ComparedRun(string Path, string Name, RunOptions Options, string? Snapshot, long Step)
{
    /// <summary>Decides initial weights, noise and the order of data.</summary>
    public long Seed => Options.Settings.Learner.Seed;

    /// <summary>Reads a run.</summary>
    /// <param name="path">A run's folder or a snapshot file.</param>
    /// <param name="step">Which snapshot; null for the newest.</param>
    /// <param name="catalogues">Where names in its options are found.</param>
    /// <exception cref="RunException">There is no such run or snapshot, or it is damaged.</exception>
    /// <exception cref="ConfigurationException">Its options cannot be read.</exception>
    public static ComparedRun Read(string path, long? step, Catalogues catalogues)
    {
        if (IsDiverged(path))
        {
            return new ComparedRun(path, NameOf(path), RunOptions.Of(RunFolder.Open(path), catalogues), null, 0);
        }

        var saved = SavedRun.Find(path, step);
        Snapshot snapshot = Runs.Snapshot.Read(saved.Snapshot);
        return new ComparedRun(path, NameOf(saved.Folder), RunOptions.Of(snapshot, catalogues),
            saved.Snapshot, snapshot.Step);
    }

    /// <summary>The runs that paths name: themselves, or all in a folder of runs, in order.</summary>
    public static IReadOnlyList<string> Expand(IEnumerable<string> paths) => [.. paths.SelectMany(path =>
        Directory.Exists(path) && !RunFolder.Exists(path) && SavedRun.In(path) is { Count: > 0 } runs ? runs : [path])];

    /// <summary>Whether a run ended because its numbers were no longer finite.</summary>
    public static bool IsDiverged(string path) =>
        RunFolder.Exists(path) && RunFolder.Open(path).ReadOutcome().Ending == RunEnding.Diverged;

    private static string NameOf(string folder) =>
        System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(folder)));
}
