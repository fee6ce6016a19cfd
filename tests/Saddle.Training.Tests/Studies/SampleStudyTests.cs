using Saddle.Distances;
using Saddle.Distances.Metrics;
using Saddle.Settings;
using Saddle.Training.Studies;
using Xunit;

namespace Saddle.Training.Tests.Studies;

public sealed class SampleStudyTests
{
    private static readonly PointSet s_real = new([0.0, 1, 2, 3, 4, 5, 6, 7], 1);
    private static readonly PointSet s_made = new([0.5, 1.5, 2.5, 2.75], 1);

    [Fact]
    public void Figures_are_named_and_ordered_as_the_metrics_are()
    {
        var study = new SampleStudy(new ScoredData(s_real), [Choose("recall"), Choose("precision")]);
        PrecisionRecall pair = PrecisionRecall.Of(s_real, s_made);
        Assert.Equal(["recall", "precision"], study.Names);
        Assert.Equal([new("recall", pair.Recall), new("precision", pair.Precision)], study.Of(s_made));
    }

    [Fact]
    public void Settings_off_their_defaults_are_part_of_a_figures_name()
    {
        var study = new SampleStudy(
            new ScoredData(s_real), [Choose("recall"), Choose("recall").With("neighbours", "1")]);
        Assert.Equal(["recall", "recall neighbours=1"], study.Names);
        Assert.Equal(PrecisionRecall.Of(s_real, s_made, neighbours: 1).Recall, study.Of(s_made)["recall neighbours=1"]);
    }

    [Fact]
    public void Samples_may_be_a_tensor()
    {
        var study = new SampleStudy(
            new ScoredData(new PointSet([0.0, 1, 2, 3, 4, 5], 2)), [Choose("sliced-wasserstein"), Choose("diversity")]);
        Tensor samples = Tensor.FromArray([1f, 2, 4, 8, 16, 32], [3, 1, 2, 1]);
        Assert.Equal(study.Of(new PointSet([1.0, 2, 4, 8, 16, 32], 2)), study.Of(samples));
    }

    [Fact]
    public void All_metrics_that_fit_leave_out_those_of_modes_where_none_are_known()
    {
        Assert.Equal(MetricCatalogue.Parts.Names, NamesFor(new ScoredData(s_real, s_real)));
        Assert.Equal(
            ["sliced-wasserstein", "precision", "recall", "kernel", "diversity"], NamesFor(new ScoredData(s_real)));
    }

    [Fact]
    public void A_metric_that_does_not_fit_is_refused()
    {
        var error = Assert.Throws<ConfigurationException>(
            () => new SampleStudy(new ScoredData(s_real), [Choose("recall"), Choose("modes")]));
        Assert.Equal("metrics: 'modes' needs data with known modes. There are 8 examples and 0 known modes. "
            + "Choose from sliced-wasserstein, precision, recall, kernel, diversity.", error.Message);
    }

    [Fact]
    public void Neighbours_must_be_fewer_than_the_examples()
    {
        var data = new ScoredData(s_real);
        Assert.Equal(["recall neighbours=7"], new SampleStudy(data, [Choose("recall").With("neighbours", "7")]).Names);
        var error = Assert.Throws<ConfigurationException>(
            () => new SampleStudy(data, [Choose("recall").With("neighbours", "8")]));
        Assert.Equal("metrics: 'recall neighbours=8' needs data with more than 8 examples. There are 8 examples and 0 "
            + "known modes. Choose from sliced-wasserstein, precision, recall, kernel, diversity.", error.Message);
    }

    [Theory]
    [InlineData("recall", "recall")]
    [InlineData("recall neighbours=3", "recall")]
    public void A_metric_is_measured_once(string first, string second)
    {
        var error = Assert.Throws<ConfigurationException>(
            () => SampleStudy.Named(new ScoredData(s_real), [first, second], MetricCatalogue.Parts));
        Assert.Equal("metrics: one is there twice. It is 'recall'. Name it once.", error.Message);
    }

    private static Choice<Metric> Choose(string name) => MetricCatalogue.Parts.Choose(name);

    private static IEnumerable<string> NamesFor(ScoredData data) =>
        new SampleStudy(data, SampleStudy.WhatFits(data, MetricCatalogue.Parts)).Names;
}
