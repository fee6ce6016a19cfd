using Saddle.Training.Comparisons;
using Saddle.Training.Options;

namespace Saddle.Gans.Tests.Comparisons;

/// <summary>Runs to compare, which are nowhere on disk.</summary>
internal static class Compared
{
    /// <summary>A run that has a snapshot.</summary>
    public static ComparedRun Run(string name, RunOptions options, long step = 10) =>
        new($"runs/{name}", name, options, $"runs/{name}/snapshot", step);

    /// <summary>A run whose numbers were no longer finite.</summary>
    public static ComparedRun Diverged(string name, RunOptions options) =>
        new($"runs/{name}", name, options, null, 0);
}
