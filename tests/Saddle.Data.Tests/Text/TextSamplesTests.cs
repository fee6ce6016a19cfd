using Saddle.Data.Text;
using Saddle.Distances;
using Xunit;

namespace Saddle.Data.Tests.Text;

public class TextSamplesTests
{
    [Fact]
    public void Every_text_has_the_asked_length_and_whole_words_but_the_last()
    {
        foreach (string text in TextSamples.Generate(7, 500))
        {
            Assert.Equal(16, text.Length);
            string[] words = text.Split(' ');
            Assert.All(words[..^1], word => Assert.Contains(word, TextSamples.Words));
            Assert.Contains(TextSamples.Words, word => word.StartsWith(words[^1], StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_text_depends_on_seed_and_number_only()
    {
        string[] all = TextSamples.Generate(7, 40);
        Assert.Equal(all[30..], TextSamples.Generate(7, 10, first: 30));
        Assert.NotEqual(all, TextSamples.Generate(8, 40));
        Assert.Equal(all[3], TextSamples.Generate(7, 1, 40, first: 3)[0][..16]);
    }

    [Fact]
    public void There_are_twenty_different_words_and_each_is_used()
    {
        Assert.Equal(20, TextSamples.Words.Distinct().Count());
        HashSet<string> used = [.. TextSamples.Generate(1, 400, 32).SelectMany(text => text.Split(' '))];
        Assert.All(TextSamples.Words, word => Assert.Contains(word, used));
        Assert.Equal(CharactersUsed, string.Concat(TextSamples.Words).Append(' ').Distinct().Count());
    }

    [Fact]
    public void Held_out_texts_have_nearly_the_same_n_grams()
    {
        string[] data = TextSamples.Generate(3, 5000), held = TextSamples.Generate(3, 5000, first: 5000);
        Assert.InRange(NGramDivergence.Between(data, held, 1), 0, 0.002);
        Assert.InRange(NGramDivergence.Between(data, held, 2), 0, 0.004);
        Assert.InRange(NGramDivergence.Between(data, held, 3), 0, 0.01);
    }

    private const int CharactersUsed = 20;
}
