using Saddle.Testing;
using Xunit;

namespace Saddle.Distances.Tests;

public class WassersteinDistanceTests
{
    [Theory]
    [InlineData(-1.5)]
    [InlineData(0)]
    [InlineData(0.25)]
    [InlineData(8)]
    public void A_shifted_normal_sample_is_as_far_as_the_shift(double mean)
    {
        double[] sample = Draws.Normal(1000, 1);
        double[] shifted = [.. sample.Select(x => x + mean).Reverse()];
        Assert.Equal(Math.Abs(mean), WassersteinDistance.OnLine(sample, shifted), 1e-12);
    }

    [Fact]
    public void Two_single_points_are_as_far_as_their_distance()
    {
        Assert.Equal(5, WassersteinDistance.Between(new PointSet([0.0, 0], 2), new PointSet([3.0, 4], 2)), 1e-15);
        Assert.Equal(5, WassersteinDistance.Between(
            new PointSet([0.0, 0], 2), [2.0], new PointSet([3.0, 4], 2), [7.0]), 1e-15);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-0.5)]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Parallel_lines_are_as_far_as_their_gap(double theta)
    {
        (PointSet at0, PointSet atTheta) = ParallelLines(theta);
        Assert.Equal(Math.Abs(theta), WassersteinDistance.Between(at0, atTheta), 1e-9);
    }

    [Fact]
    public void In_the_plane_it_is_the_least_over_all_permutations()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var left = new PointSet(Draws.Normal(14, seed), 2);
            var right = new PointSet(Draws.Normal(14, 50 + seed), 2);
            double least = AssignmentTests.LeastOverPermutations(PairedDistances.Between(left, right), 7) / 7;
            Assert.Equal(least, WassersteinDistance.Between(left, right), 1e-9);
        }
    }

    [Fact]
    public void Points_on_a_tilted_line_agree_with_sorting()
    {
        double[] left = Draws.Normal(200, 3), right = [.. Draws.Normal(200, 4).Select(x => 2 * x + 1)];
        PointSet Tilted(double[] values) => new([.. values.SelectMany(x => new[] { 0.6 * x, 0.8 * x })], 2);
        Assert.Equal(WassersteinDistance.OnLine(left, right),
            WassersteinDistance.Between(Tilted(left), Tilted(right)), 1e-12);
    }

    [Fact]
    public void Unequal_counts_agree_with_repeated_points()
    {
        double[] left = Draws.Normal(6, 3), right = Draws.Normal(4, 4);
        double repeated = WassersteinDistance.OnLine(
            [.. left.SelectMany(x => new[] { x, x })], [.. right.SelectMany(x => new[] { x, x, x })]);
        Assert.Equal(repeated, WassersteinDistance.OnLine(left, right), 1e-14);
    }

    [Fact]
    public void Unequal_counts_in_the_plane_agree_with_repeated_points()
    {
        double[] left = Draws.Normal(12, 5), right = Draws.Normal(8, 6);
        double[] Repeat(double[] xy, int times) =>
            [.. Enumerable.Range(0, xy.Length * times).Select(k => xy[k / (2 * times) * 2 + k % 2])];
        double repeated = WassersteinDistance.Between(
            new PointSet(Repeat(left, 2), 2), new PointSet(Repeat(right, 3), 2));
        Assert.Equal(repeated, WassersteinDistance.Between(new PointSet(left, 2), new PointSet(right, 2)), 1e-12);
    }

    [Fact]
    public void Weighted_sorting_agrees_with_minimum_cost_flow()
    {
        double[] x = Draws.Normal(40, 7), y = Draws.Normal(25, 8);
        double[] wx = Draws.Uniform(40, 9), wy = Draws.Uniform(25, 10);
        double[] costs = [.. x.SelectMany(a => y.Select(b => Math.Abs(a - b)))];
        Assert.Equal(OptimalTransport.Solve(wx, wy, costs).Cost, WassersteinDistance.OnLine(x, wx, y, wy), 1e-12);
    }

    [Fact]
    public void Half_the_mass_moved_by_one_costs_a_half() =>
        Assert.Equal(0.5, WassersteinDistance.OnLine([0.0], [1], [0.0, 1], [3, 3]));

    [Fact]
    public void An_empty_sample_is_refused() => ArgumentRefusal.Is(
        () => WassersteinDistance.OnLine([], [1.0]),
        "WassersteinDistance: a sample is empty. Left has 0 numbers, right has 1. "
            + "Pass at least one number on each side.");

    [Fact]
    public void A_missing_weight_is_refused() => ArgumentRefusal.Is(
        () => WassersteinDistance.OnLine([1.0, 2], [1], [0.0], [3]),
        "WassersteinDistance: the number of weights differs from the number of points. There are 2 points and 1 "
            + "weights. Pass one weight per point.");

    /// <summary>Example 1 of the Wasserstein GAN paper: (0, u) and (theta, u) with the same 256 numbers u.</summary>
    internal static (PointSet At0, PointSet AtTheta) ParallelLines(double theta)
    {
        double[] u = Draws.Uniform(256, 11);
        return (new PointSet([.. u.SelectMany(y => new[] { 0, y })], 2),
            new PointSet([.. u.SelectMany(y => new[] { theta, y })], 2));
    }
}
