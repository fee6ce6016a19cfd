using Saddle.Testing;
using Xunit;

namespace Saddle.Distances.Tests;

public class NearestNeighbourDiversityTests
{
    [Fact]
    public void On_a_line_it_is_the_mean_of_the_nearer_gaps() =>
        // Points 0, 1, 3, 7: nearest gaps 1, 1, 2, 4.
        Assert.Equal(2, NearestNeighbourDiversity.MeanDistance(new PointSet([3.0, 0, 7, 1], 1)));

    [Fact]
    public void Scaled_data_are_as_diverse_as_the_scale()
    {
        double[] data = Draws.Normal(80, 1);
        double[] tripled = [.. data.Select(x => 3 * x)];
        Assert.Equal(3, NearestNeighbourDiversity.Relative(new PointSet(tripled, 2), new PointSet(data, 2)), 1e-12);
    }

    [Fact]
    public void Copies_of_one_sample_have_no_diversity() => Assert.Equal(
        0, NearestNeighbourDiversity.Relative(new PointSet(new double[20], 2), new PointSet(Draws.Normal(20, 1), 2)));

    [Fact]
    public void One_point_has_no_neighbour() => ArgumentRefusal.Is(
        () => NearestNeighbourDiversity.MeanDistance(new PointSet([1.0, 2], 2)),
        "NearestNeighbourDiversity: too few points. The set is [1, 2]. Pass at least 2 points.");

    [Fact]
    public void Data_without_spread_are_refused() => ArgumentRefusal.Is(
        () => NearestNeighbourDiversity.Relative(new PointSet([1.0, 2], 1), new PointSet([5.0, 5, 5], 1)),
        "NearestNeighbourDiversity: the data have no spread to compare with. All 2 points have an equal twin. "
            + "Remove duplicates.");
}
