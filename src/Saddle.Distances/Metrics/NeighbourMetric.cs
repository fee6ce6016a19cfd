using Saddle.Settings;

namespace Saddle.Distances.Metrics;

/// <summary>Half of <see cref="PrecisionRecall"/>; both halves of one number of neighbours are computed once.</summary>
public abstract record NeighbourMetric : Metric
{
    private protected const string Published = "Kynkäänniemi et al. 2019, arXiv:1904.06991";

    private protected NeighbourMetric(int neighbours) => Neighbours = neighbours;

    /// <summary>Which nearest neighbour sets a ball's radius; at least 1, published 3.</summary>
    public int Neighbours { get; init => field = NeighbourSetting.Require(value, GetType().Name); }

    /// <inheritdoc/>
    public sealed override string Needs => $"more than {Neighbours} examples";

    /// <inheritdoc/>
    public sealed override bool Fits(ScoredData data) => data.Examples.Count > Neighbours;

    private protected static Setting<int> NeighbourSetting { get; } = new(
        "neighbours", 3, Ranges.Count(1), "which nearest neighbour a ball reaches to");
}
