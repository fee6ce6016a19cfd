using Saddle.Settings;

namespace Saddle.Distances.Metrics;

/// <summary>The metrics that can be chosen by name.</summary>
public static class MetricCatalogue
{
    /// <summary>All of them, in the order in which they are listed.</summary>
    public static Catalogue<Metric> Parts { get; } = new("metric",
        SlicedWassersteinMetric.Part,
        PrecisionMetric.Part,
        RecallMetric.Part,
        KernelMetric.Part,
        DiversityMetric.Part,
        ModesMetric.Part,
        QualityMetric.Part);
}
