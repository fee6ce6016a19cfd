using Xunit;

namespace Saddle.Distances.Tests;

public class ModeCoverageTests
{
    private static readonly PointSet s_centres = new([0.0, 0, 10, 0, 0, 10, 10, 10], 2);

    [Fact]
    public void A_mode_counts_from_exactly_its_minimum_share()
    {
        // 20 samples, fair share 5, minimum 1: modes with 17, 1, 0 and 0 samples and two strays.
        double[] xy = [.. Enumerable.Range(0, 17).SelectMany(_ => new[] { 0.1, 0.1 }), 10, 0.25, 5, 5, 0, 10.26];
        ModeCoverage coverage = ModeCoverage.Of(new PointSet(xy, 2), s_centres, radius: 0.25, minimumShare: 0.2);
        Assert.Equal([17, 1, 0, 0], coverage.SamplesPerMode.ToArray());
        Assert.Equal((4, 2, 0.9), (coverage.Modes, coverage.ModesFound, coverage.HighQualityShare));
        Assert.Equal(1, ModeCoverage.Of(new PointSet(xy, 2), s_centres, 0.25, 0.21).ModesFound);
    }

    [Fact]
    public void The_centres_cover_themselves()
    {
        ModeCoverage coverage = ModeCoverage.Of(s_centres, s_centres, 0.01, minimumShare: 1);
        Assert.Equal((4, 1.0), (coverage.ModesFound, coverage.HighQualityShare));
    }

    [Fact]
    public void The_mode_histogram_is_compared_with_a_uniform_one()
    {
        static double Divergence(params int[] held) => new ModeCoverage(4, 0, 0, [.. held]).DivergenceFromUniform;
        Assert.Equal(0, Divergence(7, 7, 7, 7));
        Assert.Equal(Math.Log(4), Divergence(0, 5, 0, 0), 1e-15);
        Assert.Equal(Math.Log(2), Divergence(3, 0, 3, 0), 1e-15);
        Assert.Equal(0.75 * Math.Log(3), Divergence(3, 1, 0, 0), 1e-15);
        Assert.Equal(double.PositiveInfinity, Divergence(0, 0, 0, 0));
    }

    [Fact]
    public void Where_radii_overlap_a_sample_counts_once_at_its_nearest_centre()
    {
        ModeCoverage coverage = ModeCoverage.Of(new PointSet([4.9, 0.0], 2), s_centres, radius: 100);
        Assert.Equal([1, 0, 0, 0], coverage.SamplesPerMode.ToArray());
    }
}
