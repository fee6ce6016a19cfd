using Saddle.Testing;
using Xunit;

namespace Saddle.Distances.Tests;

public class SpearmanCorrelationTests
{
    [Fact]
    public void Any_rising_map_gives_one_and_any_falling_map_minus_one()
    {
        double[] x = Draws.Normal(50, 1);
        Assert.Equal(1, SpearmanCorrelation.Between(x, [.. x.Select(Math.Exp)]), 1e-14);
        Assert.Equal(-1, SpearmanCorrelation.Between(x, [.. x.Select(v => -v * v * v)]), 1e-14);
    }

    [Fact]
    public void Without_ties_it_is_the_classic_formula() =>
        // Ranks 0 1 2 3 4 against 1 0 2 4 3: 1 - 6 * 4 / (5 * 24).
        Assert.Equal(0.8, SpearmanCorrelation.Between([1, 2, 3, 4, 5], [20, 10, 30, 50, 40]), 1e-15);

    [Fact]
    public void Ties_share_their_mean_rank() =>
        // Ranks 0.5 0.5 2 against 0 1 2: covariance 1.5, variances 1.5 and 2.
        Assert.Equal(1.5 / Math.Sqrt(3), SpearmanCorrelation.Between([7, 7, 9], [1, 2, 3]), 1e-15);

    [Fact]
    public void A_constant_series_has_no_correlation() =>
        Assert.True(double.IsNaN(SpearmanCorrelation.Between([1, 1, 1], [1, 2, 3])));

    [Fact]
    public void Series_of_different_length_are_refused() => ArgumentRefusal.Is(
        () => SpearmanCorrelation.Between([1, 2], [1, 2, 3]),
        "SpearmanCorrelation: the series cannot be paired. Left has 2 numbers, right has 3. "
            + "Pass two series of one length, at least 2.");

    [Fact]
    public void A_NaN_is_refused() => ArgumentRefusal.Is(
        () => SpearmanCorrelation.Between([1, double.NaN], [1, 2]),
        "SpearmanCorrelation: a number cannot be ranked. Number 1 is NaN. "
            + "Remove such entries from both series.");
}
