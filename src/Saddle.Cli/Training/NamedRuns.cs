using Saddle.Training.Runs;

namespace Saddle.Cli.Training;

/// <summary>The runs of a command line, on which <c>runs/*</c> may name more than runs.</summary>
internal static class NamedRuns
{
    /// <summary>Leaves out, and tells, what is no run among several things that are named.</summary>
    /// <param name="paths">What is named.</param>
    /// <param name="terminal">Where to tell.</param>
    /// <returns>All of them where none is a run, so that the first is refused.</returns>
    public static IReadOnlyList<string> WithoutOthers(IReadOnlyList<string> paths, Terminal terminal)
    {
        (string Path, string? Why)[] named = [.. paths.Select(path => (path, SavedRun.WhyNone(path)))];
        string[] runs = [.. named.Where(entry => entry.Why is null).Select(entry => entry.Path)];
        if (runs.Length == 0 || paths.Count == 1)
        {
            return paths;
        }

        foreach ((string path, string? why) in named.Where(entry => entry.Why is not null))
        {
            terminal.Out.WriteLine($"left out: {path}, since {why}");
        }

        return runs;
    }
}
