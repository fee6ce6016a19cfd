using Saddle.Settings;

namespace Saddle.Gans.Penalties.Measures;

/// <summary>One fixed example: a negative control, which damps the critic nowhere else.</summary>
/// <param name="Point">One number for every coordinate, or one per coordinate.</param>
/// <remarks>Its support misses the data, so the strong condition of Kim et al. 2018, arXiv:1810.02528, fails.</remarks>
public sealed record SinglePoint(params IReadOnlyList<double> Point) : PenaltyMeasure
{
    /// <summary>How it is chosen by name.</summary>
    public static Part<PenaltyMeasure> Part { get; } = new(
        "point", "a fixed example: a negative control, since it misses the data", "Kim et al. 2018, arXiv:1810.02528",
        [FixedExample.Anchor], chosen => new SinglePoint(chosen.Get(FixedExample.Anchor)));

    /// <summary>One number for every coordinate, or one per coordinate.</summary>
    public IReadOnlyList<double> Point { get; init => field = FixedExample.Checked(value); } =
        FixedExample.Checked(Point);

    /// <inheritdoc/>
    public override void Check(Shape sample) => FixedExample.Require(Point, sample);

    /// <inheritdoc/>
    public override PenaltySample Sample(Tensor real, Tensor fake, RandomStream random) =>
        new(FixedExample.Like(fake, Point));

    /// <inheritdoc/>
    public bool Equals(SinglePoint? other) => other is not null && Point.SequenceEqual(other.Point);

    /// <inheritdoc/>
    public override int GetHashCode() => Point.Aggregate(Point.Count, HashCode.Combine);
}
