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
    public void Balanced_examples_are_as_many_of_each_class_and_each_once()
    {
        byte[] pixels = [.. Enumerable.Range(0, 400).SelectMany(i => (byte[])[(byte)(i / 256), (byte)i, 0])];
        var data = new ImageDataset("unequal", 3, 1, 1, pixels,
            [.. Enumerable.Range(0, 400).Select(i => i < 360 ? 0 : 2)], ["dark", "none", "light"]);
        int[] numbers = Numbers(1000, balanced: true);
        Assert.Equal(80, numbers.Distinct().Count());
        Assert.Equal((80, 40), (numbers.Length, numbers.Count(number => number >= 360)));
        Assert.Equal(10, Numbers(20, balanced: true).Count(number => number >= 360));
        Assert.Equal(40, Numbers(1000, balanced: false).Count(number => number >= 360));
        Assert.Equal("metrics: classes cannot be balanced. 'bare' has no labels, and the run learned from balanced "
            + "classes. Use data with classes.", Assert.Throws<ConfigurationException>(() => ScoredDatasets.Of(
                new ImageDataset("bare", 1, 1, 1, [1, 2], null, []), 2, balanced: true)).Message);

        int[] Numbers(int count, bool balanced)
        {
            int[] bytes = [.. ScoredDatasets.Of(data, count, balanced).Examples.Values.ToArray()
                .Select(value => (int)Math.Round((value + 1) * 127.5))];
            return [.. bytes.Chunk(3).Select(image => 256 * image[0] + image[1])];
        }
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
