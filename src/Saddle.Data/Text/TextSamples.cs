namespace Saddle.Data.Text;

/// <summary>Synthetic text: words from a fixed list of twenty, joined by blanks and cut at a fixed length.</summary>
/// <remarks>Small enough that a character model learns it in minutes, and endless: a text is a pure function of
/// (seed, index).</remarks>
public static class TextSamples
{
    private const uint WordStream = 0x7E57;

    /// <summary>The twenty words; together with the blank they use 20 characters.</summary>
    public static IReadOnlyList<string> Words { get; } =
    [
        "the", "sea", "was", "calm", "and", "bright", "moon", "over", "hills", "green",
        "river", "runs", "down", "to", "old", "town", "where", "people", "sing", "low",
    ];

    /// <summary>Texts number <paramref name="first"/> and following of a seed.</summary>
    /// <param name="seed">Chooses the endless list of texts.</param>
    /// <param name="count">How many texts; at least 0.</param>
    /// <param name="length">Characters per text, exactly; at least 1. Words are cut off at the end.</param>
    /// <param name="first">Number of the first text; at least 0. Ranges that do not overlap are independent samples,
    /// for example to train on and to hold out.</param>
    public static string[] Generate(ulong seed, int count, int length = 16, long first = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        var texts = new string[count];
        for (int i = 0; i < count; i++)
        {
            texts[i] = One(seed, first + i, length);
        }

        return texts;
    }

    private static string One(ulong seed, long index, int length) => string.Create(length, (seed, index), Fill);

    private static void Fill(Span<char> text, (ulong Seed, long Index) state)
    {
        int filled = 0;
        for (uint position = 0; filled < text.Length; position++)
        {
            if (position > 0)
            {
                text[filled++] = ' ';
            }

            string word = Words[CounterRandom.Below(
                Words.Count, state.Seed, WordStream, position, (ulong)state.Index)];
            int kept = Math.Min(word.Length, text.Length - filled);
            word.AsSpan(0, kept).CopyTo(text[filled..]);
            filled += kept;
        }
    }
}
