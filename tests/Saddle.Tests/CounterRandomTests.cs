using Xunit;

namespace Saddle.Tests;

public sealed class CounterRandomTests
{
    [Fact]
    public void Bits_are_the_first_words_of_the_block_of_the_paper()
    {
        Assert.Equal(0xe169c58d6627e8d5UL, CounterRandom.Bits(0, 0, 0, 0));
    }

    [Fact]
    public void Shuffle_is_a_permutation_decided_by_its_arguments()
    {
        int[] a = [.. Enumerable.Range(0, 100)], b = [.. a], c = [.. a];
        CounterRandom.Shuffle(a, 1, 2, 3);
        CounterRandom.Shuffle(b, 1, 2, 3);
        CounterRandom.Shuffle(c, 1, 2, 4);
        Assert.Equal(a, b);
        Assert.NotEqual(a, c);
        Assert.Equal(Enumerable.Range(0, 100), a.Order());
    }

    [Fact]
    public void Every_order_of_three_is_equally_likely()
    {
        var counts = new Dictionary<string, int>();
        for (uint step = 0; step < 6000; step++)
        {
            int[] values = [0, 1, 2];
            CounterRandom.Shuffle(values, 9, 0, step);
            string order = string.Concat(values);
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        Assert.Equal(6, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void Uniform_and_normal_numbers_have_their_moments()
    {
        double[] uniform = [.. Enumerable.Range(0, 50_000).Select(i => CounterRandom.Uniform(1, 0, 0, (ulong)i))];
        double[] normal = [.. Enumerable.Range(0, 50_000).Select(i => CounterRandom.Normal(1, 1, 0, (ulong)i))];
        Assert.All(uniform, value => Assert.InRange(value, 0, 1 - 1e-17));
        Assert.Equal(0.5, uniform.Average(), 0.006);
        Assert.Equal(0, normal.Average(), 0.02);
        Assert.Equal(1, normal.Average(value => value * value), 0.03);
    }

    [Fact]
    public void A_limit_of_nothing_is_refused()
    {
        ArgumentOutOfRangeException error =
            Assert.Throws<ArgumentOutOfRangeException>(() => CounterRandom.Below(0, 1, 2, 3, 4));
        Assert.Equal(
            "CounterRandom.Below: nothing can be drawn below the limit. The limit is 0. Give a limit of at least 1. "
            + "(Parameter 'limit')",
            error.Message);
        Assert.Equal(0, CounterRandom.Below(1, 1, 2, 3, 4));
    }
}
