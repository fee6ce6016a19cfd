using Saddle.Cli.Training;
using Saddle.Gans.Training;
using Saddle.Training;
using Saddle.Training.Runs;

namespace Saddle.Cli.Comparing;

/// <summary>A run to compare with others: at a snapshot, or diverged.</summary>
/// <param name="Path">Its folder, or the snapshot's file.</param>
/// <param name="Name">The folder's name.</param>
/// <param name="Options">The run's options.</param>
/// <param name="Snapshot">The snapshot to measure; null where it diverged, or has not been trained.</param>
/// <param name="Step">Generator updates of the snapshot; 0 where there is none.</param>
internal sealed record ComparedRun(
    string Path, string Name, GanConfiguration Options, string? Snapshot, long Step)
{
    /// <summary>The published method that the run was named by.</summary>
    public string Method => Options.Method;

    /// <summary>Reads a run.</summary>
    /// <param name="path">A run's folder or a snapshot file.</param>
    /// <param name="step">Which snapshot; null for the newest.</param>
    /// <exception cref="UsageException">There is no such snapshot.</exception>
    /// <exception cref="RunException">There is no such run, or it is damaged.</exception>
    public static ComparedRun Read(string path, long? step)
    {
        if (IsDiverged(path))
        {
            new SavedRun(path, path).RequireGenerator("compare");
            return new ComparedRun(path, NameOf(path), OptionsOf(RunFolder.Open(path)), null, 0);
        }

        SavedRun saved = SavedRun.Find(path, step);
        saved.RequireGenerator("compare");
        Snapshot snapshot = Saddle.Training.Runs.Snapshot.Read(saved.Snapshot);
        return new ComparedRun(
            path, NameOf(saved.Folder), GanConfigurationJson.FromJson(snapshot.Options), saved.Snapshot,
            snapshot.Step);
    }

    /// <summary>The runs that paths name: themselves, or all in a folder of runs, in order.</summary>
    public static IReadOnlyList<string> Expand(IEnumerable<string> paths) => [.. paths.SelectMany(path =>
        Directory.Exists(path) && !RunFolder.Exists(path) && RunsIn(path) is { Count: > 0 } runs ? runs : [path])];

    /// <summary>The runs in a folder, in order.</summary>
    public static IReadOnlyList<string> RunsIn(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateDirectories(folder).Where(RunFolder.Exists).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Whether a run ended because its numbers were no longer finite.</summary>
    public static bool IsDiverged(string path) =>
        RunFolder.Exists(path) && RunFolder.Open(path).ReadOutcome().Ending == RunEnding.Diverged;

    /// <summary>The options of a run.</summary>
    public static GanConfiguration OptionsOf(RunFolder folder) => GanConfigurationJson.FromJson(folder.ReadOptions());

    private static string NameOf(string folder) =>
        System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(folder)));
}
