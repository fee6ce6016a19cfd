using Saddle.Testing;
using Xunit;

namespace Saddle.Distances.Tests;

public class PointSetTests
{
    [Fact]
    public void Rows_are_points_in_order()
    {
        var points = new PointSet([1.0, 2, 3, 4, 5, 6], 3);
        Assert.Equal((2, 3), (points.Count, points.Dimension));
        Assert.Equal([4.0, 5, 6], points[1].ToArray());
        Assert.Equal([1.0, 2, 3], points.Take(1).Values.ToArray());
    }

    [Fact]
    public void Single_precision_values_are_widened() =>
        Assert.Equal([(double)0.1f, 2], new PointSet([0.1f, 2f], 1).Values.ToArray());

    [Fact]
    public void A_partial_point_is_refused() => ArgumentRefusal.Is(
        () => new PointSet([1.0, 2, 3, 4, 5], 2),
        "PointSet: the values do not form whole points. 5 values were given for dimension 2. "
            + "Pass a positive multiple of 2 values in row-major order.");

    [Fact]
    public void Dimension_zero_is_refused() => ArgumentRefusal.Is(
        () => new PointSet([1.0], 0),
        "PointSet: the dimension must be at least 1. It is 0. Pass the number of coordinates per point.");

    [Fact]
    public void A_NaN_is_refused_with_its_place() => ArgumentRefusal.Is(
        () => new PointSet([1.0, 2, 3, double.NaN], 2),
        "PointSet: a coordinate is not finite. Point 1, coordinate 1 is NaN. Check the samples before measuring them.");

    [Fact]
    public void An_infinity_is_refused_with_its_place() => ArgumentRefusal.Is(
        () => new PointSet([float.NegativeInfinity, 2f], 2),
        "PointSet: a coordinate is not finite. Point 0, coordinate 0 is infinite. "
            + "Check the samples before measuring them.");

    [Fact]
    public void Sets_of_different_dimension_are_refused() => ArgumentRefusal.Is(
        () => PairedDistances.Between(new PointSet([1.0, 2], 2), new PointSet([1.0, 2, 3], 3)),
        "PairedDistances: the two sets have points of different dimension. Left is [1, 2], right is [1, 3]. "
            + "Pass points of the same space.");
}
