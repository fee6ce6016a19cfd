using Saddle.Settings;

namespace Saddle.Gans.Penalties.Measures;

/// <summary>A random point on the line from each generated example to one fixed example, the anchor.</summary>
/// <param name="Anchor">One number for every coordinate, or one per coordinate.</param>
/// <remarks>One mixing number per example. Source: Kim et al. 2018, section 5, arXiv:1810.02528.</remarks>
public sealed record AnchorRays(params IReadOnlyList<double> Anchor) : PenaltyMeasure
{
    /// <summary>How it is chosen by name.</summary>
    public static Part<PenaltyMeasure> Part { get; } = new(
        "anchor", "random points between a fixed example and generated ones", "Kim et al. 2018, arXiv:1810.02528",
        [FixedExample.Anchor], chosen => new AnchorRays(chosen.Get(FixedExample.Anchor)));

    /// <summary>One number for every coordinate, or one per coordinate.</summary>
    public IReadOnlyList<double> Anchor { get; init => field = FixedExample.Checked(value); } =
        FixedExample.Checked(Anchor);

    /// <inheritdoc/>
    public override void Check(Shape sample) => FixedExample.Require(Anchor, sample);

    /// <inheritdoc/>
    public override PenaltySample Sample(Tensor real, Tensor fake, RandomStream random) =>
        new(Interpolates.Between(FixedExample.Like(fake, Anchor), fake, Interpolates.OnePerExample(fake, random)));

    /// <inheritdoc/>
    public bool Equals(AnchorRays? other) => other is not null && Anchor.SequenceEqual(other.Anchor);

    /// <inheritdoc/>
    public override int GetHashCode() => Anchor.Aggregate(Anchor.Count, HashCode.Combine);
}
