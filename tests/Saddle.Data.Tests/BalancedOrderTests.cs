using Xunit;

namespace Saddle.Data.Tests;

public sealed class BalancedOrderTests
{
    // Five images of class 0, two of class 1, none of class 2 and one of class 3, not in order.
    private static readonly int[] s_labels = [0, 3, 0, 1, 0, 0, 1, 0];
    private static readonly string[] s_names = ["a", "b", "c", "d"];
    private static readonly ImageDataset s_set =
        new("unequal", 1, 1, 1, [.. Enumerable.Range(0, 8).Select(i => (byte)i)], s_labels, s_names);

    private static readonly BatchOptions s_options = new() { Balanced = true };

    [Fact]
    public void Classes_that_have_images_take_turns()
    {
        foreach (bool shuffles in (bool[])[true, false])
        {
            long[] labels = BatchStreamTests.Labels(
                new BatchStream(s_set, 3, s_options with { Shuffle = shuffles }), 0, 90);
            Assert.Equal(
                Enumerable.Range(0, 90).Select(i => (long)(i % 3) switch { 2 => 3, var turn => turn }), labels);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_batch_holds_as_many_of_each_class_up_to_one(int batch)
    {
        var stream = new BatchStream(s_set, 3, s_options);
        for (int step = 0; step < 30; step++)
        {
            int[] counts = [.. BatchStreamTests.Labels(stream, step, batch).CountBy(label => label)
                .Select(entry => entry.Value)];
            Assert.Equal(3, counts.Length);
            Assert.InRange(counts.Max() - counts.Min(), 0, 1);
        }
    }

    [Fact]
    public void Each_pass_of_a_class_shows_its_images_once_in_an_order_of_its_own()
    {
        int[] shown = Shown(new BatchStream(s_set, 3, s_options), 3 * 50);
        foreach ((int turn, int[] members) in ((int, int[])[])[(0, [0, 2, 4, 5, 7]), (1, [3, 6]), (2, [1])])
        {
            int[][] passes = [.. shown.Where((_, i) => i % 3 == turn).Chunk(members.Length)];
            Assert.All(passes, pass => Assert.Equal(members, pass.Order()));
            Assert.Equal(members.Length == 1 ? 1 : 2, Math.Min(2, passes.Select(pass => string.Join(' ', pass))
                .Distinct().Count()));
        }
    }

    [Fact]
    public void Orders_are_those_of_the_streams_of_the_classes()
    {
        int[] expected = [0, 1, 2, 3, 4];
        CounterRandom.Shuffle(expected, 3, 0xDA7C_0000, 2);
        int[] members = [0, 2, 4, 5, 7];
        int[] shown = Shown(new BatchStream(s_set, 3, s_options), 3 * 40);
        Assert.Equal(expected.Select(place => members[place]), shown.Where((_, i) => i % 3 == 0).Skip(10).Take(5));
        for (int pass = 0; pass < 20; pass++)
        {
            int[] pair = [3, 6];
            CounterRandom.Shuffle(pair, 3, 0xDA7C_0001, (uint)pass);
            Assert.Equal(pair, shown.Where((_, i) => i % 3 == 1).Skip(2 * pass).Take(2));
        }
    }

    [Fact]
    public void Without_shuffling_each_class_keeps_the_order_of_the_set() => Assert.Equal(
        [0, 3, 1, 2, 6, 1, 4, 3, 1, 5, 6, 1, 7, 3, 1, 0],
        Shown(new BatchStream(s_set, 3, s_options with { Shuffle = false }), 16));

    // The only image of class d comes in every third place: each time its pass, so each time another window.
    [Fact]
    public void Images_that_come_often_are_augmented_anew_each_time()
    {
        var set = new ImageDataset("unequal", 1, 5, 5, [.. Enumerable.Range(0, 200).Select(i => (byte)i)], s_labels,
            s_names);
        var stream = new BatchStream(set, 3, s_options with { CropMargin = 4 });
        int different = BatchStreamTests.Samples(stream, 0, 24).Chunk(25).Where((_, i) => i % 3 == 2)
            .Select(values => string.Join(' ', values)).Distinct().Count();
        Assert.InRange(different, 6, 8);
    }

    [Fact]
    public void Shares_are_equal_but_for_classes_without_images()
    {
        Assert.Equal([1, 1, 0, 1], new BatchStream(s_set, 3, s_options).Classes);
        Assert.Equal([5, 2, 0, 1], new BatchStream(s_set, 3).Classes);
        Assert.Equal([1, 0, 1], new ClassShares([360, 0, 40]).Balanced());
    }

    [Fact]
    public void Sets_without_labels_are_refused()
    {
        var bare = new ImageDataset("bare", 1, 1, 1, [1, 2], null, []);
        Assert.Equal("BatchStream: classes cannot be balanced. Set 'bare' has no labels. Pass labelled images.",
            Assert.Throws<ArgumentException>(() => new BatchStream(bare, 0, s_options)).Message);
    }

    private static int[] Shown(BatchStream stream, int count) =>
        [.. BatchStreamTests.Samples(stream, 0, count).Select(value => (int)Math.Round((value + 1) * 127.5))];
}
