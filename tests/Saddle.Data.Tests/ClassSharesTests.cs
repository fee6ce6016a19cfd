using Xunit;

namespace Saddle.Data.Tests;

public sealed class ClassSharesTests
{
    [Fact]
    public void Labels_are_counted() =>
        Assert.Equal([2, 0, 3], ClassShares.Of([2, 0, 2, 2, 0], classes: 3));

    [Fact]
    public void Draws_have_the_shares_and_empty_classes_are_never_drawn()
    {
        var shares = new ClassShares([0, 360, 0, 0, 40, 0]);
        int[] counts = Drawn(shares, 100_000);
        Assert.Equal([1, 4], counts.Index().Where(entry => entry.Item > 0).Select(entry => entry.Index));

        // 10,000 of 100,000 are expected; the standard deviation is 95.
        Assert.InRange(counts[4], 9_600, 10_400);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(173)]
    public void Equal_counts_draw_what_a_uniform_draw_of_classes_gives(int each)
    {
        var shares = new ClassShares(Enumerable.Repeat(each, 10));
        Assert.All(Enumerable.Range(0, 10_000), i => Assert.Equal(
            CounterRandom.Below(10, 3, 4, 5, (ulong)i), shares.Draw(3, 4, 5, (ulong)i)));
    }

    [Fact]
    public void Lists_are_in_exact_proportion_and_begin_with_shorter_ones()
    {
        var shares = new ClassShares([190, 0, 10, 77]);
        int[] labels = shares.InProportion(2 * 277);
        Assert.Equal([380, 0, 20, 154], Counts(labels, 4));
        Assert.Equal([190, 0, 10, 77], Counts(shares.InProportion(277), 4));
        Assert.Equal(labels[..100], shares.InProportion(100));
    }

    [Fact]
    public void Lists_are_mixed_so_that_parts_have_the_shares_too() => Assert.Equal(
        [9, 1], Counts(new ClassShares([360, 40]).InProportion(400)[200..210], 2));

    [Fact]
    public void Equal_shares_take_each_class_in_turn()
    {
        Assert.Equal([0, 1, 2, 0, 1], ClassShares.Equal(3).InProportion(5));
        Assert.Equal([0, 1, 2, 0, 1], new ClassShares([178, 178, 178]).InProportion(5));
        Assert.Equal([1, 4, 1, 4, 1], new ClassShares([0, 9, 0, 0, 1]).InTurn(5));
    }

    [Fact]
    public void Shares_are_equal_by_content()
    {
        Assert.Equal(ClassShares.Equal(2), new ClassShares([1, 1]));
        Assert.NotEqual(ClassShares.Equal(2), new ClassShares([1, 2]));
        Assert.Equal(ClassShares.Equal(2).GetHashCode(), new ClassShares([1, 1]).GetHashCode());
    }

    [Fact]
    public void Counts_out_of_range_and_draws_of_nothing_are_refused()
    {
        Assert.Equal("ClassShares: counts are out of range. The least is -1, the sum 1. Pass counts from 0 that sum to "
            + "at most 2147483647. (Parameter 'counts')",
            Assert.Throws<ArgumentException>(() => new ClassShares([2, -1])).Message);
        Assert.Throws<ArgumentException>(() => new ClassShares([int.MaxValue, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassShares([0, 0]).Draw(0, 0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassShares([0, 0]).InProportion(1));
        Assert.Empty(ClassShares.None.InProportion(0));
    }

    [Fact]
    public void Sources_tell_the_shares_of_their_own_examples()
    {
        var set = new ImageDataset("s", 1, 1, 1, new byte[6], [0, 1, 0, 0, 0, 3], ["a", "b", "c", "d"]);
        Assert.Equal([4, 1, 0, 1], set.Batches(0).Classes);
        Assert.Equal([1, 1, 0, 1], set.Take(3).Batches(0).Classes);
        using var ahead = new Prefetcher(set.Batches(0), batch: 1);
        Assert.Equal([4, 1, 0, 1], ahead.Classes);
        Assert.Equal(ClassShares.Equal(8), DatasetCatalogue.Open("ring8").Batches(0).Classes);
    }

    private static int[] Drawn(ClassShares shares, int count) =>
        Counts(Enumerable.Range(0, count).Select(i => shares.Draw(1, 2, 3, (ulong)i)), shares.Count);

    private static int[] Counts(IEnumerable<int> labels, int classes) => [.. ClassShares.Of(labels, classes)];
}
