using Saddle.Data;
using Saddle.Distances;
using Saddle.Settings;

namespace Saddle.Cli.Evaluation;

/// <summary>The metrics that can be asked for by name.</summary>
internal static class MetricNames
{
    public static IReadOnlyList<string> All => SampleScores.Names;

    /// <summary>Names separated by commas; none for an empty text.</summary>
    /// <exception cref="UsageException">A name is unknown.</exception>
    public static IReadOnlyList<string> Parse(string text)
    {
        string[] names = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (string name in names)
        {
            if (!All.Contains(name))
            {
                throw new UsageException($"--metrics: there is no metric '{name}'. {NearestNames.Sentence(name, All)} "
                    + "Separate several with commas.");
            }
        }

        return names;
    }

    /// <inheritdoc cref="RequireFit(IReadOnlyList{string}, ScoredData)"/>
    public static void RequireFit(IReadOnlyList<string> names, Dataset data)
    {
        if (names.Count > 0)
        {
            RequireFit(names, EvaluationData.From(data, count: 1));
        }
    }

    /// <summary>Refuses metrics that the data cannot be measured by.</summary>
    /// <exception cref="UsageException">A metric needs known modes, and the data have none.</exception>
    public static void RequireFit(IReadOnlyList<string> names, ScoredData data)
    {
        if (names.Except(SampleScores.For(data)).FirstOrDefault() is { } unfit)
        {
            throw new UsageException($"--metrics: '{unfit}' needs data with known modes. These have none. "
                + $"Choose from {string.Join(", ", SampleScores.For(data))}.");
        }
    }
}
