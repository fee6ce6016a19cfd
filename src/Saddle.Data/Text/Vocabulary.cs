using System.Collections.Frozen;

namespace Saddle.Data.Text;

/// <summary>The characters a text model knows, and the way between texts and one-hot arrays.</summary>
/// <remarks>Symbol 0 pads short texts, symbol 1 stands for every unknown character; then follow the known characters,
/// most frequent first. Source of the scheme: Gulrajani et al. 2017, section 5.5, arXiv:1704.00028.</remarks>
public sealed class Vocabulary
{
    /// <summary>What padding decodes to, so that an n-gram of padding is counted as one.</summary>
    public const char Padding = '`';

    /// <summary>What an unknown character decodes to.</summary>
    public const char Unknown = '\uFFFD';

    private const int Reserved = 2;
    private readonly char[] _characters;
    private readonly FrozenDictionary<char, int> _symbols;

    private Vocabulary(char[] characters)
    {
        _characters = characters;
        _symbols = characters.Index().Skip(Reserved).ToFrozenDictionary(pair => pair.Item, pair => pair.Index);
    }

    /// <summary>Number of symbols with padding and unknown; the length of a one-hot vector.</summary>
    public int Count => _characters.Length;

    /// <summary>Collects the most frequent characters of some texts; equally frequent ones in code order.</summary>
    /// <param name="texts">Texts to read; must not contain <see cref="Padding"/>.</param>
    /// <param name="most">Most symbols to keep, counting padding and unknown; at least 3.</param>
    /// <exception cref="ArgumentException">A text contains the padding character, or there is no character.</exception>
    public static Vocabulary Of(IEnumerable<string> texts, int most = 256)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, Reserved + 1);
        var counts = new Dictionary<char, long>();
        foreach (string text in texts)
        {
            foreach (char character in text)
            {
                counts[character] = counts.GetValueOrDefault(character) + 1;
            }
        }

        if (counts.TryGetValue(Padding, out long paddings))
        {
            throw new ArgumentException(
                $"Vocabulary: a text contains the padding character. '{Padding}' occurs {paddings} times. "
                    + "Replace it in the texts.");
        }

        if (counts.Count == 0)
        {
            throw new ArgumentException("Vocabulary: there is nothing to learn from. 0 characters were given. "
                + "Pass at least one non-empty text.");
        }

        counts.Remove(Unknown);
        IEnumerable<char> known = counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
            .Select(pair => pair.Key).Take(most - Reserved);
        return new Vocabulary([Padding, Unknown, .. known]);
    }

    /// <summary>The symbol of a character: 1 when it is unknown.</summary>
    public int SymbolOf(char character) =>
        character == Padding ? 0 : _symbols.GetValueOrDefault(character, 1);

    /// <summary>Writes texts as one-hot vectors, cut or padded to one length.</summary>
    /// <param name="texts">Texts of any length.</param>
    /// <param name="length">Positions per text; at least 1.</param>
    /// <returns>Zeros and ones, shape [texts, length, <see cref="Count"/>] in row-major order.</returns>
    public float[] OneHot(IReadOnlyList<string> texts, int length)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        if ((long)texts.Count * length * Count > Array.MaxLength)
        {
            throw new ArgumentException(
                $"Vocabulary: the one-hot array is too large. It would be [{texts.Count}, {length}, {Count}]. "
                    + "Encode the texts in batches.");
        }

        var encoded = new float[texts.Count * length * Count];
        for (int i = 0; i < texts.Count; i++)
        {
            for (int position = 0; position < length; position++)
            {
                int symbol = position < texts[i].Length ? SymbolOf(texts[i][position]) : 0;
                encoded[(i * length + position) * Count + symbol] = 1;
            }
        }

        return encoded;
    }

    /// <summary>Reads texts back from scores, taking the largest at every position; the first of equals.</summary>
    /// <param name="scores">One-hot vectors, probabilities or logits, shape [texts, length,
    /// <see cref="Count"/>].</param>
    /// <param name="length">Positions per text; at least 1.</param>
    /// <returns>Texts of exactly <paramref name="length"/> characters, padding included.</returns>
    /// <exception cref="ArgumentException">The scores form no whole number of texts.</exception>
    public string[] Decode(ReadOnlySpan<float> scores, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        if (scores.Length % ((long)length * Count) != 0)
        {
            throw new ArgumentException(
                $"Vocabulary: the scores do not form whole texts. {scores.Length} scores were given for length "
                    + $"{length} and {Count} symbols. Pass shape [texts, {length}, {Count}].");
        }

        var texts = new string[scores.Length / (length * Count)];
        var text = new char[length];
        for (int i = 0; i < texts.Length; i++)
        {
            for (int position = 0; position < length; position++)
            {
                text[position] = _characters[Largest(scores.Slice((i * length + position) * Count, Count))];
            }

            texts[i] = new string(text);
        }

        return texts;
    }

    private static int Largest(ReadOnlySpan<float> scores)
    {
        int best = 0;
        for (int k = 1; k < scores.Length; k++)
        {
            if (scores[k] > scores[best])
            {
                best = k;
            }
        }

        return best;
    }
}
