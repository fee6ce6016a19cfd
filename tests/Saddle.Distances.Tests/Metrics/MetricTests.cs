using Saddle.Distances.Metrics;
using Saddle.Testing;
using Xunit;

namespace Saddle.Distances.Tests.Metrics;

public sealed class MetricTests
{
    // Few coordinates are points, measured as they are; more are images, measured by random features.
    private const int OfPoints = 2;
    private const int OfImages = 16;

    [Theory]
    [InlineData(OfPoints)]
    [InlineData(OfImages)]
    public void Every_metric_at_its_defaults_is_the_function_it_is_named_after(int dimension)
    {
        (PointSet real, PointSet made) = (Draw(dimension, 1), Draw(dimension, 2));
        PointSet modes = real.Take(3);
        var samples = new ScoredSamples(made, new ScoredData(real, modes, 0.5));
        (PointSet realFeatures, PointSet madeFeatures) = dimension == OfPoints
            ? (real, made)
            : (RandomFeatures.Of(real), RandomFeatures.Of(made));
        PrecisionRecall pair = PrecisionRecall.Of(realFeatures, madeFeatures);
        ModeCoverage coverage = ModeCoverage.Of(made, modes, 0.5);
        Assert.Equal(
            [
                SlicedWasserstein.Between(made, real),
                pair.Precision,
                pair.Recall,
                MaximumMeanDiscrepancy.UnbiasedPolynomial(realFeatures, madeFeatures),
                NearestNeighbourDiversity.Relative(made, real),
                coverage.ModesFound,
                coverage.HighQualityShare,
            ],
            MetricCatalogue.Parts.Names.Select(name => MetricCatalogue.Parts.Make(name).Of(samples)));
    }

    [Fact]
    public void Settings_reach_the_functions()
    {
        (PointSet real, PointSet made) = (Draw(OfPoints, 1), Draw(OfPoints, 2));
        var samples = new ScoredSamples(made, new ScoredData(real, real.Take(3), 0.5));
        PrecisionRecall pair = PrecisionRecall.Of(real, made, neighbours: 1);
        Assert.Equal(
            SlicedWasserstein.Between(made, real, directions: 5, seed: 7),
            new SlicedWassersteinMetric(Directions: 5, Seed: 7).Of(samples));
        Assert.Equal(pair.Precision, new PrecisionMetric(Neighbours: 1).Of(samples));
        Assert.Equal(pair.Recall, new RecallMetric(Neighbours: 1).Of(samples));
        Assert.Equal(
            MaximumMeanDiscrepancy.UnbiasedPolynomial(real, made, degree: 2), new KernelMetric(Degree: 2).Of(samples));
        Assert.Equal(
            ModeCoverage.Of(made, real.Take(3), 0.5, minimumShare: 1).ModesFound,
            new ModesMetric(MinimumShare: 1).Of(samples));
    }

    [Fact]
    public void Metrics_of_modes_need_them()
    {
        var data = new ScoredData(Draw(OfPoints, 1));
        Metric[] all = [.. MetricCatalogue.Parts.Names.Select(MetricCatalogue.Parts.Make)];
        Assert.Equal([new ModesMetric(), new QualityMetric()], all.Where(metric => !metric.Fits(data)));
        Assert.All(all, metric => Assert.True(metric.Fits(new ScoredData(data.Examples, data.Examples))));
        ArgumentRefusal.Is(
            () => new QualityMetric().Of(new ScoredSamples(data.Examples, data)),
            "metrics: the data have no known modes. Their 40 examples have 2 coordinates and no centres. Leave out "
                + "modes and quality.");
    }

    internal static PointSet Draw(int dimension, int seed) => new(Draws.Normal(40 * dimension, seed), dimension);
}
