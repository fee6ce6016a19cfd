namespace Saddle.Data.Points;

/// <summary>A distribution in the plane as a data set; it never ends.</summary>
/// <param name="distribution">Where points are drawn from.</param>
public sealed class PointDataset(PointDistribution distribution) : Dataset
{
    /// <summary>Where points are drawn from.</summary>
    public PointDistribution Distribution { get; } = distribution;

    /// <inheritdoc/>
    public override string Name => Distribution.Name;

    /// <inheritdoc/>
    public override string Hash => DrawnData.HashOf(Distribution.ToString());

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; } = ClassNumbers.Names(distribution.ClassCount);

    /// <inheritdoc/>
    public override IBatchSource Batches(ulong seed, BatchOptions? options = null) =>
        new PointStream(Distribution, seed);
}
