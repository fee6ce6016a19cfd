using Saddle.Data.Text;
using Saddle.Testing;
using Xunit;

namespace Saddle.Data.Tests.Text;

public class VocabularyTests
{
    [Fact]
    public void Symbols_are_ordered_by_frequency_after_padding_and_unknown()
    {
        Vocabulary vocabulary = Vocabulary.Of(["cab", "bb", "a"]);
        Assert.Equal([3, 2, 4], "abc".Select(vocabulary.SymbolOf));
        Assert.Equal((5, 0, 1), (vocabulary.Count, vocabulary.SymbolOf(Vocabulary.Padding), vocabulary.SymbolOf('z')));
    }

    [Fact]
    public void Rare_characters_become_unknown()
    {
        Vocabulary vocabulary = Vocabulary.Of(["aaab"], most: 3);
        Assert.Equal((3, 2, 1), (vocabulary.Count, vocabulary.SymbolOf('a'), vocabulary.SymbolOf('b')));
        Assert.Equal("a\uFFFD`", vocabulary.Decode(vocabulary.OneHot(["ab"], 3), 3).Single());
    }

    [Fact]
    public void Texts_come_back_cut_and_padded()
    {
        string[] texts = ["hello world", "", "held"];
        Vocabulary vocabulary = Vocabulary.Of(texts);
        float[] encoded = vocabulary.OneHot(texts, 6);
        Assert.Equal(3 * 6 * vocabulary.Count, encoded.Length);
        Assert.Equal(18, encoded.Sum());
        Assert.Equal(["hello ", "``````", "held``"], vocabulary.Decode(encoded, 6));
    }

    [Fact]
    public void One_hot_vectors_are_rows_of_the_positions()
    {
        Vocabulary vocabulary = Vocabulary.Of(["ab"]);
        Assert.Equal([0f, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0], vocabulary.OneHot(["ba"], 3));
    }

    [Fact]
    public void The_synthetic_words_need_22_symbols() => Assert.Equal(
        22, Vocabulary.Of(TextSamples.Generate(1, 2000)).Count);

    [Fact]
    public void The_padding_character_in_a_text_is_refused() => ArgumentRefusal.Is(
        () => Vocabulary.Of(["a`b`"]),
        "Vocabulary: a text contains the padding character. '`' occurs 2 times. Replace it in the texts.");

    [Fact]
    public void Nothing_to_read_is_refused() => ArgumentRefusal.Is(
        () => Vocabulary.Of([""]),
        "Vocabulary: there is nothing to learn from. 0 characters were given. Pass at least one non-empty text.");

    [Fact]
    public void Scores_of_a_partial_text_are_refused() => ArgumentRefusal.Is(
        () => Vocabulary.Of(["ab"]).Decode(new float[7], 2),
        "Vocabulary: the scores do not form whole texts. 7 scores were given for length 2 and 4 symbols. "
            + "Pass shape [texts, 2, 4].");

    [Fact]
    public void An_array_beyond_memory_is_refused_before_it_is_made() => ArgumentRefusal.Is(
        () => Vocabulary.Of(["ab"]).OneHot(["a", "b"], 1_000_000_000),
        "Vocabulary: the one-hot array is too large. It would be [2, 1000000000, 4]. Encode the texts in batches.");
}
