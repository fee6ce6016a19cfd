using Saddle.Settings;

namespace Saddle.Distances.Metrics;

/// <summary>The share of samples that lie on a mode of the data, within <see cref="ScoredData.ModeRadius"/>.</summary>
/// <remarks>See <see cref="ModeCoverage"/>.</remarks>
public sealed record QualityMetric : ModeMetric
{
    /// <summary>How it is chosen by name.</summary>
    public static Part<Metric> Part { get; } = new(
        "quality", "share of samples on a known mode", "", [], _ => new QualityMetric());

    /// <inheritdoc/>
    public override double Of(ScoredSamples samples) => samples.Coverage().HighQualityShare;
}
