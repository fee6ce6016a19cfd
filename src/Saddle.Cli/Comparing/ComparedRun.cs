using System.Text.RegularExpressions;
using Saddle.Cli.Training;
using Saddle.Gans.Training;
using Saddle.Nn.Formats;

namespace Saddle.Cli.Comparing;

/// <summary>A run to compare with others: at a snapshot, or diverged.</summary>
/// <param name="Path">Its folder, or the snapshot's file.</param>
/// <param name="Name">The folder's name.</param>
/// <param name="Options">The run's options.</param>
/// <param name="Snapshot">The snapshot to measure; null where it diverged, or has not been trained.</param>
/// <param name="Step">Generator updates of the snapshot; 0 where there is none.</param>
internal sealed partial record ComparedRun(
    string Path, string Name, GanConfiguration Options, string? Snapshot, long Step)
{
    private const string DivergedFile = "diverged.txt";

    /// <summary>What the folder's name says about the method: without number, data, architecture and seed.</summary>
    public string Method
    {
        get
        {
            string name = Frame().Replace(Name, "");
            string architecture = $"-{Options.Architecture}-";
            int at = name.IndexOf(architecture, StringComparison.Ordinal);
            return at < 0 ? name : name[(at + architecture.Length)..];
        }
    }

    /// <summary>Reads a run.</summary>
    /// <param name="path">A run's folder or a snapshot file.</param>
    /// <param name="step">Which snapshot; null for the newest.</param>
    /// <exception cref="UsageException">There is no such snapshot.</exception>
    /// <exception cref="RunException">There is no such run, or it is damaged.</exception>
    public static ComparedRun Read(string path, long? step)
    {
        if (IsDiverged(path))
        {
            return new ComparedRun(path, NameOf(path), RunFolder.Open(path).ReadOptions(), null, 0);
        }

        SavedRun saved = SavedRun.Find(path, step);
        Snapshot snapshot = Gans.Training.Snapshot.Read(saved.Snapshot);
        return new ComparedRun(
            path, NameOf(saved.Folder), snapshot.Configuration, saved.Snapshot, snapshot.GeneratorUpdates);
    }

    /// <summary>The runs that paths name: themselves, or all in a folder of runs, in order.</summary>
    public static IReadOnlyList<string> Expand(IEnumerable<string> paths) => [.. paths.SelectMany(path =>
        Directory.Exists(path) && !RunFolder.Exists(path) && RunsIn(path) is { Count: > 0 } runs ? runs : [path])];

    /// <summary>The runs in a folder, in order.</summary>
    public static IReadOnlyList<string> RunsIn(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateDirectories(folder).Where(RunFolder.Exists).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Whether a run ended because its numbers were no longer finite.</summary>
    public static bool IsDiverged(string path) => File.Exists(System.IO.Path.Combine(path, DivergedFile));

    /// <summary>Notes in a run's folder that it diverged, so that it is not tried again.</summary>
    public static void MarkDiverged(string path, string message) =>
        AtomicFile.WriteText(System.IO.Path.Combine(path, DivergedFile), message + "\n");

    private static string NameOf(string folder) =>
        System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(folder)));

    [GeneratedRegex(@"^\d{5}-|-seed\d+$")]
    private static partial Regex Frame();
}
