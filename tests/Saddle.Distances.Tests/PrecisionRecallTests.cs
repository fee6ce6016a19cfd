using Saddle.Testing;
using Xunit;

namespace Saddle.Distances.Tests;

public class PrecisionRecallTests
{
    [Fact]
    public void A_sample_equal_to_the_data_is_perfect()
    {
        var data = new PointSet(Draws.Normal(60, 1), 2);
        Assert.Equal(new PrecisionRecall(1, 1), PrecisionRecall.Of(data, data));
    }

    [Fact]
    public void Far_samples_have_neither() => Assert.Equal(new PrecisionRecall(0, 0), PrecisionRecall.Of(
        new PointSet([0.0, 1, 2, 3], 1), new PointSet([100.0, 101, 102, 103], 1)));

    [Fact]
    public void One_of_two_clusters_is_precise_with_half_the_recall() =>
        // Data at 0..3 and 100..103; samples 0..3 moved by a half: all inside the data's balls of radius 1 or 2.
        Assert.Equal(new PrecisionRecall(1, 0.5), PrecisionRecall.Of(
            new PointSet([0.0, 1, 2, 3, 100, 101, 102, 103], 1),
            new PointSet([0.5, 1.5, 2.5, 2.75], 1), neighbours: 2));

    [Fact]
    public void Balls_are_closed_and_exclude_their_own_centre()
    {
        // Nearest neighbours: data radii 2, 2; sample radii 1, 1. Sample 4 lies on the edge of the ball at 2.
        PrecisionRecall result = PrecisionRecall.Of(
            new PointSet([0.0, 2], 1), new PointSet([4.0, 5], 1), neighbours: 1);
        Assert.Equal(new PrecisionRecall(0.5, 0), result);
    }

    [Theory]
    [InlineData(4, 1)]
    [InlineData(1, 4)]
    [InlineData(4, 4)]
    public void Repeating_all_points_of_a_set_changes_nothing(int dataTimes, int sampleTimes)
    {
        double[] data = Draws.Normal(400, 1), samples = [.. Draws.Normal(300, 2).Select(x => 1.2 * x)];
        PrecisionRecall once = PrecisionRecall.Of(new PointSet(data, 2), new PointSet(samples, 2));
        PrecisionRecall repeated = PrecisionRecall.Of(Repeated(data, dataTimes), Repeated(samples, sampleTimes));
        Assert.InRange(once.Precision, 0.5, 0.99);
        Assert.InRange(once.Recall, 0.5, 0.99);
        Assert.Equal(once.Precision, repeated.Precision, 1e-12);
        Assert.Equal(once.Recall, repeated.Recall, 1e-12);
    }

    [Fact]
    public void Twins_make_one_ball_and_count_twice_in_the_shares()
    {
        // The data's places are 0, 1, 3 with radii 1, 1, 2 by nearest neighbours; 0.5 and 0.5 are in, 9 is not.
        PrecisionRecall result = PrecisionRecall.Of(
            new PointSet([0.0, 0, 0, 1, 3, 3], 1), new PointSet([0.5, 0.5, 9], 1), neighbours: 1);
        Assert.Equal(2.0 / 3, result.Precision, 1e-15);

        // The samples' places are 0.5 and 9, each with a ball of radius 8.5.
        Assert.Equal(1, result.Recall);
    }

    [Fact]
    public void A_collapsed_sample_has_a_ball_without_extent() => Assert.Equal(
        new PrecisionRecall(1, 0.25),
        PrecisionRecall.Of(new PointSet([0.0, 1, 2, 3], 1), new PointSet([1.0, 1, 1, 1], 1)));

    [Fact]
    public void Too_few_points_are_refused() => ArgumentRefusal.Is(
        () => PrecisionRecall.Of(new PointSet([0.0, 1, 2], 1), new PointSet([0.0, 1, 2, 3], 1)),
        "PrecisionRecall: too few points. The set is [3, 1]. Pass at least 4 points.");

    private static PointSet Repeated(double[] values, int times) =>
        new([.. Enumerable.Repeat(values, times).SelectMany(all => all)], 2);
}
