namespace Saddle.Distances;

/// <summary>How far generated text is from real text in the frequencies of its character n-grams.</summary>
public static class NGramDivergence
{
    /// <summary>The Jensen-Shannon divergence of the n-gram laws of two bodies of text.</summary>
    /// <param name="left">Texts; n-grams do not reach from one text into the next.</param>
    /// <param name="right">Texts to compare with; the measure is symmetric.</param>
    /// <param name="length">Characters per n-gram; at least 1. The paper uses 1 to 4.</param>
    /// <returns>Bits, in [0, 1]: 0 for equal frequencies, 1 when no n-gram is shared.</returns>
    /// <exception cref="ArgumentException">One side has no text as long as one n-gram.</exception>
    /// <remarks>Source: Gulrajani et al. 2017, section 5.5, arXiv:1704.00028.</remarks>
    public static double Between(IEnumerable<string> left, IEnumerable<string> right, int length)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var counts = new Dictionary<string, long[]>(StringComparer.Ordinal);
        long leftTotal = Count(left, length, counts, 0), rightTotal = Count(right, length, counts, 1);
        if (leftTotal == 0 || rightTotal == 0)
        {
            throw new ArgumentException(
                $"NGramDivergence: a side has no n-grams of length {length}. Left has {leftTotal}, right has "
                    + $"{rightTotal}. Pass longer texts or ask for shorter n-grams.");
        }

        var shares = new CellShares(
            [.. counts.Values.Select(count => (double)count[0] / leftTotal)],
            [.. counts.Values.Select(count => (double)count[1] / rightTotal)]);
        return Math.Min(1, JensenShannon.Of(shares) / Math.Log(2));
    }

    private static long Count(IEnumerable<string> texts, int length, Dictionary<string, long[]> counts, int side)
    {
        var lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        long total = 0;
        foreach (string text in texts)
        {
            for (int start = 0; start + length <= text.Length; start++, total++)
            {
                ReadOnlySpan<char> gram = text.AsSpan(start, length);
                if (!lookup.TryGetValue(gram, out long[]? count))
                {
                    lookup[gram] = count = new long[2];
                }

                count[side]++;
            }
        }

        return total;
    }
}
