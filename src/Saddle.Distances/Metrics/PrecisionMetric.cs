using Saddle.Settings;

namespace Saddle.Distances.Metrics;

/// <summary>The share of samples that look real: that lie in the balls of the data's features.</summary>
/// <param name="Neighbours">Which nearest neighbour sets a ball's radius; at least 1.</param>
/// <remarks>See <see cref="PrecisionRecall"/>.</remarks>
public sealed record PrecisionMetric(int Neighbours = 3) : NeighbourMetric(Neighbours)
{
    /// <summary>How it is chosen by name.</summary>
    public static Part<Metric> Part { get; } = new(
        "precision", "share of samples that look real", Published,
        [NeighbourSetting], chosen => new PrecisionMetric(chosen.Get(NeighbourSetting)));

    /// <inheritdoc/>
    public override double Of(ScoredSamples samples) => samples.PrecisionAndRecall(Neighbours).Precision;
}
