using System.Globalization;

namespace Saddle.Training.Runs;

/// <summary>A snapshot that someone names: by its run's folder and a step, or by its file.</summary>
/// <param name="Folder">The run's folder, or the folder of the file.</param>
/// <param name="Snapshot">The file.</param>
public sealed record SavedRun(string Folder, string Snapshot)
{
    /// <summary>The folder of runs where none is named.</summary>
    public const string DefaultRuns = "runs";

    /// <summary>Finds a snapshot.</summary>
    /// <param name="path">A run's folder or a snapshot file.</param>
    /// <param name="step">Which snapshot of the folder; null for the newest.</param>
    /// <exception cref="RunException">There is no such run or no such snapshot.</exception>
    public static SavedRun Find(string path, long? step)
    {
        if (File.Exists(path))
        {
            RequireNoStep(path, step);
            return new SavedRun(Path.GetDirectoryName(Path.GetFullPath(path))!, path);
        }

        RunFolder folder = RunFolder.Open(path);
        if (step is not { } wanted)
        {
            return new SavedRun(path, folder.LatestSnapshot());
        }

        IReadOnlyList<long> steps = folder.SnapshotSteps();
        return steps.Contains(wanted) ? new SavedRun(path, folder.SnapshotPath(wanted)) : throw new RunException(
            $"run: there is no snapshot of step {wanted.ToString(CultureInfo.InvariantCulture)} in {path}. "
                + $"The run has {(steps.Count > 0 ? string.Join(", ", steps) : "none")}. "
                + "Name one of these, or no step for the newest.");
    }

    /// <summary>The runs that are named, or else the one in the usual folder that was begun or gone on with last.
    /// </summary>
    /// <param name="paths">What is named.</param>
    /// <param name="runs">The usual folder; what holds no run in it is passed over.</param>
    /// <exception cref="RunException">None is named and there is none.</exception>
    public static IReadOnlyList<string> Named(string[]? paths, string runs = DefaultRuns) =>
        paths is { Length: > 0 } ? paths
        : In(runs).OrderBy(path => RunFolder.Open(path).LastBegun).LastOrDefault() is { } newest ? [newest]
        : throw new RunException($"run: no run was named, and the folder '{runs}' holds none. "
            + "Train one with 'saddle train', or name one.");

    /// <summary>
    /// Why something in a folder of runs is none to draw from or measure: a file, a folder without options, or a run
    /// that has neither a snapshot nor diverged. Null for runs and snapshots, and for what is not there.
    /// </summary>
    public static string? WhyNone(string path) => path switch
    {
        _ when File.Exists(path) =>
            path.EndsWith(RunFolder.SnapshotEnding, StringComparison.Ordinal) ? null : "it is a file, but no snapshot",
        _ when !Directory.Exists(path) => null,
        _ when !RunFolder.Exists(path) =>
            In(path).Count > 0 ? "it holds runs, but is none" : "it has no options of a run",
        _ => RunFolder.Open(path) is var folder && folder.SnapshotSteps().Count == 0
            && folder.ReadOutcome().Ending != RunEnding.Diverged ? "it has no snapshot yet" : null,
    };

    /// <summary>The runs in a folder, in order; empty where there is no such folder.</summary>
    public static IReadOnlyList<string> In(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateDirectories(folder).Where(RunFolder.Exists).Order(StringComparer.Ordinal)]
        : [];

    private static void RequireNoStep(string path, long? step)
    {
        if (step is { } wanted)
        {
            throw new RunException(string.Create(CultureInfo.InvariantCulture,
                $"run: a step chooses a snapshot of a run. Got step {wanted} with the file {path}. ")
                    + "Leave the step out, or name the run's folder.");
        }
    }
}
