using Saddle.Data;
using Saddle.Distances.Metrics;
using Saddle.Settings;
using Saddle.Training.Studies;

namespace Saddle.Cli.Evaluation;

/// <summary>The metrics that can be asked for by name.</summary>
internal static class MetricNames
{
    public static IReadOnlyList<string> All => MetricCatalogue.Parts.Names;

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

    /// <summary>A study of metrics by their names, or of all that fit where none are named.</summary>
    /// <exception cref="ConfigurationException">A metric does not fit the data.</exception>
    public static SampleStudy Study(IReadOnlyList<string>? names, ScoredData data) => new(data, names is null
        ? SampleStudy.WhatFits(data, MetricCatalogue.Parts)
        : [.. names.Select(MetricCatalogue.Parts.Choose)]);

    /// <summary>Refuses metrics that the data cannot be measured by.</summary>
    /// <exception cref="ConfigurationException">A metric does not fit the data.</exception>
    public static void RequireFit(IReadOnlyList<string> names, Dataset data)
    {
        if (names.Count > 0)
        {
            Study(names, ScoredDatasets.Of(data, count: 1));
        }
    }
}
