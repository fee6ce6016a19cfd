using Saddle.Settings;
using Saddle.Training.Options;
using Saddle.Training.Runs;

namespace Saddle.Cli.Training;

/// <summary>The runs of a command line, on which <c>runs/*</c> may name more than runs.</summary>
internal static class NamedRuns
{
    /// <summary>Leaves out, and tells, what is no run among several things that are named; tells also whose options are
    /// those of a snapshot.</summary>
    /// <param name="paths">What is named.</param>
    /// <param name="catalogues">Where the names in options are found.</param>
    /// <param name="terminal">Where to tell.</param>
    /// <returns>All of them where none is a run, so that the first is refused.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> paths, Catalogues catalogues, Terminal terminal)
    {
        (string Path, string? Why)[] named = [.. paths.Select(path => (path, SavedRun.WhyNone(path)))];
        string[] runs = [.. named.Where(entry => entry.Why is null).Select(entry => entry.Path)];
        if (runs.Length == 0 || paths.Count == 1)
        {
            runs = [.. paths];
        }

        foreach ((string path, string? why) in named.Where(entry => !runs.Contains(entry.Path)))
        {
            terminal.Out.WriteLine($"left out: {path}, since {why}");
        }

        Array.ForEach(runs, run => TellLost(run, catalogues, terminal));
        return runs;
    }

    /// <summary>Tells of a run whose <c>options.json</c> cannot be read that its snapshot's options are used.</summary>
    /// <param name="run">A run's folder; nothing is told of a snapshot's file, which is read alone.</param>
    /// <param name="catalogues">Where the names in options are found.</param>
    /// <param name="terminal">Where to tell.</param>
    public static void TellLost(string run, Catalogues catalogues, Terminal terminal)
    {
        if (RunFolder.Exists(run) && RunFolder.Open(run) is var folder && StoredOptions.AreLost(folder, catalogues))
        {
            terminal.Out.WriteLine($"{folder.OptionsPath} was lost or damaged; the options are those of the snapshot.");
        }
    }
}
