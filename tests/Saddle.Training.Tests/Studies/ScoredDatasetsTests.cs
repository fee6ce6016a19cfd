using Saddle.Data;
using Saddle.Distances;
using Saddle.Distances.Metrics;
using Saddle.Settings;
using Saddle.Training.Studies;
using Xunit;

namespace Saddle.Training.Tests.Studies;

public sealed class ScoredDatasetsTests
{
    [Theory]
    [InlineData("ring8", 8, 0.25)]
    [InlineData("grid25", 25, 0.15)]
    public void Points_come_with_their_modes(string name, int modes, double radius)
    {
        ScoredData data = ScoredDatasets.Of(DatasetCatalogue.Open(name, new DatasetOptions()), count: 50);
        Assert.Equal((50, 2, modes, 2, radius), (data.Examples.Count, data.Examples.Dimension, data.Modes!.Count,
            data.Modes.Dimension, data.ModeRadius));
        ModeCoverage coverage = ModeCoverage.Of(data.Examples, data.Modes, data.ModeRadius);
        Assert.InRange(coverage.HighQualityShare, 0.9, 1);
    }

    [Fact]
    public void Images_are_flattened_and_no_more_than_there_are()
    {
        ImageDataset digits = Digits.Load();
        Assert.Equal(64, ScoredDatasets.Of(digits, count: 3).Examples.Dimension);
        Assert.Equal(3, ScoredDatasets.Of(digits, count: 3).Examples.Count);
        Assert.Null(ScoredDatasets.Of(digits, count: 3).Modes);
        Assert.Equal(digits.Count, ScoredDatasets.Of(digits, count: 1_000_000).Examples.Count);
    }

    [Fact]
    public void The_same_examples_come_at_each_call()
    {
        Dataset ring = DatasetCatalogue.Open("ring8", new DatasetOptions());
        Assert.Equal(ScoredDatasets.Of(ring, 9).Examples.Values, ScoredDatasets.Of(ring, 9).Examples.Values);
    }

    [Fact]
    public void Other_data_are_refused()
    {
        var error = Assert.Throws<ConfigurationException>(() => ScoredDatasets.Of(new Nothing(), count: 1));
        Assert.Equal("metrics: there is no metric for this kind of data. 'void' is a Nothing. "
            + "Use a set of images or points.", error.Message);
    }

    private sealed class Nothing : Dataset
    {
        public override string Name => "void";

        public override string Hash => "";

        public override IReadOnlyList<string> ClassNames => [];

        public override IBatchSource Batches(ulong seed, BatchOptions? options = null) =>
            throw new NotSupportedException();
    }
}
