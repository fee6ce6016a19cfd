using Xunit;

namespace Saddle.Distances.Tests;

public class MaximumMeanDiscrepancyTests
{
    [Fact]
    public void Two_against_two_give_the_hand_computed_value() =>
        // Kernel (xy + 1)^3 on {1, 2} and {0, 1}: 27 + 1 - 2 * (1 + 8 + 1 + 27) / 4.
        Assert.Equal(9.5, MaximumMeanDiscrepancy.UnbiasedPolynomial(
            new PointSet([1.0, 2], 1), new PointSet([0.0, 1], 1)));

    [Fact]
    public void With_degree_one_it_is_unbiased_for_the_squared_gap_of_means()
    {
        // Over all pairs (x, x') the linear kernel sees only means: (sum^2 - squares) / (n (n-1)) and so on.
        double[] x = Draws.Normal(9, 1), y = Draws.Normal(7, 2);
        double Within(double[] v) => (v.Sum() * v.Sum() - v.Sum(a => a * a)) / (v.Length * (v.Length - 1));
        double expected = Within(x) + Within(y) - 2 * x.Average() * y.Average();
        Assert.Equal(expected,
            MaximumMeanDiscrepancy.UnbiasedPolynomial(new PointSet(x, 1), new PointSet(y, 1), degree: 1), 1e-12);
    }

    [Fact]
    public void Equal_laws_average_to_zero_and_different_laws_do_not()
    {
        double[] equal = new double[200], shifted = new double[200];
        for (int seed = 0; seed < 200; seed++)
        {
            var x = new PointSet(Draws.Normal(80, seed), 4);
            double[] y = Draws.Normal(80, 5000 + seed);
            equal[seed] = MaximumMeanDiscrepancy.UnbiasedPolynomial(x, new PointSet(y, 4));
            shifted[seed] = MaximumMeanDiscrepancy.UnbiasedPolynomial(x, new PointSet([.. y.Select(v => v + 1)], 4));
        }

        double mean = equal.Average();
        double error = Math.Sqrt(equal.Sum(v => (v - mean) * (v - mean)) / 199 / 200);
        Assert.InRange(mean, -4 * error, 4 * error);
        Assert.True(shifted.Average() > 20 * error);
        Assert.Contains(equal, v => v < 0);
    }
}
