using Saddle.Testing;
using Xunit;

namespace Saddle.Distances.Tests;

public class NGramDivergenceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Identical_texts_are_at_zero_and_disjoint_alphabets_at_one(int length)
    {
        Assert.Equal(0, NGramDivergence.Between(["hello world"], ["hello world"], length));
        Assert.Equal(1, NGramDivergence.Between(["abcabc", "aabb"], ["xyzxyz"], length), 1e-15);
    }

    [Fact]
    public void The_specified_example_holds_both_ways()
    {
        Assert.Equal(0.0817042, NGramDivergence.Between(["aab"], ["abb"], 1), 1e-6);
        Assert.Equal(NGramDivergence.Between(["aab"], ["abb"], 1), NGramDivergence.Between(["abb"], ["aab"], 1));
    }

    [Fact]
    public void N_grams_do_not_cross_from_text_to_text()
    {
        Assert.Equal(0, NGramDivergence.Between(["ab", "ba"], ["ba", "ab", "x"], 2));
        Assert.True(NGramDivergence.Between(["ab", "ba"], ["abba"], 2) > 0);
    }

    [Fact]
    public void Texts_shorter_than_the_n_gram_are_refused() => ArgumentRefusal.Is(
        () => NGramDivergence.Between(["abc"], ["ab"], 3),
        "NGramDivergence: a side has no n-grams of length 3. Left has 1, right has 0. "
            + "Pass longer texts or ask for shorter n-grams.");
}
