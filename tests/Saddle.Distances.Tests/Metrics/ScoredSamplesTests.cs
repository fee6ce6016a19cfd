using Saddle.Distances.Metrics;
using Saddle.Testing;
using Xunit;

namespace Saddle.Distances.Tests.Metrics;

public sealed class ScoredSamplesTests
{
    private static readonly ScoredData s_data = new(MetricTests.Draw(16, 1), MetricTests.Draw(16, 1).Take(3));

    [Fact]
    public void Features_of_real_data_are_computed_once_for_all_samples()
    {
        PointSet features = s_data.Features;
        (ScoredSamples one, ScoredSamples other) = (Samples(2), Samples(3));
        _ = new PrecisionMetric().Of(one) + new KernelMetric().Of(other);
        Assert.Same(features, one.Data.Features);
        Assert.Same(features, other.Data.Features);
        Assert.Equal(RandomFeatures.Of(s_data.Examples).Values, features.Values);
    }

    [Fact]
    public void Features_of_samples_are_computed_once_for_all_metrics()
    {
        ScoredSamples samples = Samples(2);
        PointSet features = samples.Features;
        _ = new PrecisionMetric().Of(samples) + new KernelMetric().Of(samples);
        Assert.Same(features, samples.Features);
        Assert.Equal(RandomFeatures.Of(samples.Generated).Values, features.Values);
    }

    [Fact]
    public void Precision_and_recall_are_computed_once_for_each_number_of_neighbours()
    {
        ScoredSamples samples = Samples(2);
        double precision = new PrecisionMetric().Of(samples);
        PrecisionRecall pair = Assert.Single(samples.Pairs).Value;
        Assert.Equal((pair.Precision, pair.Recall), (precision, new RecallMetric().Of(samples)));
        Assert.Same(pair, Assert.Single(samples.Pairs).Value);
        _ = new RecallMetric(Neighbours: 1).Of(samples);
        Assert.Equal([3, 1], samples.Pairs.Keys);
        Assert.Same(pair, samples.PrecisionAndRecall());
    }

    [Fact]
    public void Modes_are_counted_once_for_each_share()
    {
        ScoredSamples samples = Samples(2);
        _ = new QualityMetric().Of(samples);
        ModeCoverage coverage = Assert.Single(samples.Coverages).Value;
        _ = new ModesMetric().Of(samples);
        Assert.Same(coverage, Assert.Single(samples.Coverages).Value);
        _ = new ModesMetric(MinimumShare: 1).Of(samples);
        Assert.Equal([0.2, 1], samples.Coverages.Keys);
    }

    [Fact]
    public void Metrics_asked_for_by_several_threads_share_what_they_need()
    {
        ScoredSamples samples = Samples(2);
        var pairs = new PrecisionRecall[200];
        AtOnce.Run(pairs.Length, call => pairs[call] = samples.PrecisionAndRecall(1 + call % 5));
        for (int call = 0; call < pairs.Length; call++)
        {
            Assert.Same(pairs[call % 5], pairs[call]);
        }
    }

    [Fact]
    public void Points_are_their_own_features()
    {
        var points = new ScoredData(MetricTests.Draw(2, 1));
        Assert.Same(points.Examples, points.Features);
    }

    [Fact]
    public void Samples_and_data_have_one_dimension() => ArgumentRefusal.Is(
        () => new ScoredSamples(MetricTests.Draw(2, 1), s_data),
        "ScoredSamples: the two sets have points of different dimension. Left is [40, 2], right is [40, 16]. Pass "
            + "points of the same space.");

    private static ScoredSamples Samples(int seed) => new(MetricTests.Draw(16, seed), s_data);
}
