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

    [Fact]
    public void Too_few_points_are_refused() => ArgumentRefusal.Is(
        () => PrecisionRecall.Of(new PointSet([0.0, 1, 2], 1), new PointSet([0.0, 1, 2, 3], 1)),
        "PrecisionRecall: too few points. The set is [3, 1]. Pass at least 4 points.");
}
