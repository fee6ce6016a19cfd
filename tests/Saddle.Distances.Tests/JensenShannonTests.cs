using Saddle.Testing;
using Xunit;

namespace Saddle.Distances.Tests;

public class JensenShannonTests
{
    [Theory]
    [InlineData(-1)]
    [InlineData(-0.5)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Parallel_lines_are_at_log_2_however_near(double theta)
    {
        (PointSet at0, PointSet atTheta) = WassersteinDistanceTests.ParallelLines(theta);
        Assert.Equal(Math.Log(2), JensenShannon.Binned(at0, atTheta, 0.2), 1e-9);
    }

    [Fact]
    public void Coinciding_lines_are_at_zero()
    {
        (PointSet at0, PointSet same) = WassersteinDistanceTests.ParallelLines(0);
        Assert.Equal(0, JensenShannon.Binned(at0, same, 0.2), 1e-9);
    }

    [Fact]
    public void Two_outcomes_give_the_hand_computed_value()
    {
        double expected = 0.75 * Math.Log(1.5) + 0.25 * Math.Log(0.5);      // by symmetry both halves agree
        Assert.Equal(expected, JensenShannon.Between([3, 1], [1, 3]), 1e-15);
        Assert.Equal(JensenShannon.Between([5, 1, 1], [1, 2, 0]), JensenShannon.Between([1, 2, 0], [5, 1, 1]), 1e-15);
    }

    [Fact]
    public void An_outcome_of_the_least_probability_counts_for_no_more() => Assert.Equal(
        0, JensenShannon.Between([1, double.Epsilon], [1, 0]), 1e-300);

    [Fact]
    public void The_optimal_discriminator_attains_the_divergence()
    {
        // p = (3/4, 1/4), q = (1/4, 3/4): the optimal logit is log p/q = +-log 3; samples in exact proportion.
        double log3 = Math.Log(3);
        double bound = JensenShannon.LowerBound([log3, log3, log3, -log3], [log3, -log3, -log3, -log3]);
        Assert.Equal(JensenShannon.Between([3, 1], [1, 3]), bound, 1e-15);
    }

    [Fact]
    public void Any_other_discriminator_stays_below()
    {
        double divergence = JensenShannon.Between([3, 1], [1, 3]);
        for (int seed = 0; seed < 50; seed++)
        {
            double[] logit = [.. Draws.Normal(2, seed).Select(x => 3 * x)];
            double bound = JensenShannon.LowerBound(
                [logit[0], logit[0], logit[0], logit[1]], [logit[0], logit[1], logit[1], logit[1]]);
            Assert.True(bound <= divergence);
        }
    }

    [Fact]
    public void The_bound_is_zero_for_indifference_and_log_2_for_certainty()
    {
        Assert.Equal(0, JensenShannon.LowerBound([0.0], [0.0, 0]), 1e-15);
        Assert.Equal(Math.Log(2), JensenShannon.LowerBound([1e4f], [-1e4f]), 1e-15);
        Assert.Equal(Math.Log(2) - 1e4, JensenShannon.LowerBound([-1e4], [1e4]), 1e-9);
    }

    [Fact]
    public void Distributions_over_different_outcomes_are_refused() => ArgumentRefusal.Is(
        () => JensenShannon.Between([1], [1, 1]),
        "JensenShannon: the distributions have different numbers of outcomes. Left has 1, right has 2. "
            + "Pass one probability per outcome on both sides, 0 where it cannot occur.");

    [Fact]
    public void A_negative_mass_is_refused() => ArgumentRefusal.Is(
        () => JensenShannon.Between([1, -0.5], [1, 1]),
        "JensenShannon: a left mass is not a finite non-negative number. Mass 1 is -0.5. Pass weights of at least 0.");

    [Fact]
    public void A_bin_without_width_is_refused() => ArgumentRefusal.Is(
        () => JensenShannon.Binned(new PointSet([1.0], 1), new PointSet([1.0], 1), 0),
        "JensenShannon: the bin width must be a positive number. It is 0. Pass the edge of a cell in the points' "
            + "unit.");

    [Fact]
    public void Missing_scores_are_refused() => ArgumentRefusal.Is(
        () => JensenShannon.LowerBound([1.0], []),
        "JensenShannon: there are no scores to average. 0 generated scores were given. Pass at least one.");
}
