using Xunit;

namespace Saddle.Distances.Tests;

public class TotalVariationTests
{
    [Theory]
    [InlineData(-1, 1)]
    [InlineData(-0.5, 1)]
    [InlineData(0, 0)]
    [InlineData(0.5, 1)]
    [InlineData(1, 1)]
    public void Parallel_lines_are_fully_apart_unless_they_coincide(double theta, double expected)
    {
        (PointSet at0, PointSet atTheta) = WassersteinDistanceTests.ParallelLines(theta);
        Assert.Equal(expected, TotalVariation.Binned(at0, atTheta, 0.2), 1e-12);
    }

    [Fact]
    public void Two_outcomes_give_the_hand_computed_value() =>
        Assert.Equal(0.5, TotalVariation.Between([3, 1], [1, 3]), 1e-15);

    [Fact]
    public void It_bounds_the_divergence_from_both_sides()
    {
        // Pinsker for the mixture below, Lin 1991 above: TV^2 / 2 <= JS <= TV log 2.
        for (int seed = 0; seed < 50; seed++)
        {
            double[] p = Draws.Uniform(6, seed), q = Draws.Uniform(6, 100 + seed);
            double variation = TotalVariation.Between(p, q);
            Assert.InRange(JensenShannon.Between(p, q), variation * variation / 2, variation * Math.Log(2));
        }
    }
}
