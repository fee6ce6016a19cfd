using Saddle.Settings;

namespace Saddle.Distances.Metrics;

/// <summary>The share of the data that can be made: that lies in the balls of the samples' features.</summary>
/// <param name="Neighbours">Which nearest neighbour sets a ball's radius; at least 1.</param>
/// <remarks>See <see cref="PrecisionRecall"/>.</remarks>
public sealed record RecallMetric(int Neighbours = 3) : NeighbourMetric(Neighbours)
{
    /// <summary>How it is chosen by name.</summary>
    public static Part<Metric> Part { get; } = new(
        "recall", "share of the data that can be made", Published,
        [NeighbourSetting], chosen => new RecallMetric(chosen.Get(NeighbourSetting)));

    /// <inheritdoc/>
    public override double Of(ScoredSamples samples) => samples.PrecisionAndRecall(Neighbours).Recall;
}
