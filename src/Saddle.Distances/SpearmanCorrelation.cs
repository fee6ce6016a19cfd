namespace Saddle.Distances;

/// <summary>Rank correlation: how monotonically two series move together.</summary>
public static class SpearmanCorrelation
{
    /// <summary>The correlation of the ranks of two series, ties sharing their mean rank.</summary>
    /// <param name="left">At least two numbers, none NaN.</param>
    /// <param name="right">As many numbers, none NaN.</param>
    /// <returns>In [-1, 1]; NaN when a series is constant, where the correlation is undefined.</returns>
    /// <exception cref="ArgumentException">The lengths differ, are below 2, or a number is NaN.</exception>
    public static double Between(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        if (left.Length != right.Length || left.Length < 2)
        {
            throw new ArgumentException(
                $"SpearmanCorrelation: the series cannot be paired. Left has {left.Length} numbers, right has "
                    + $"{right.Length}. Pass two series of one length, at least 2.");
        }

        double[] leftRanks = Ranks(left), rightRanks = Ranks(right);
        double middle = (left.Length - 1) / 2.0, product = 0, leftSquares = 0, rightSquares = 0;
        for (int i = 0; i < leftRanks.Length; i++)
        {
            double a = leftRanks[i] - middle, b = rightRanks[i] - middle;
            product += a * b;
            leftSquares += a * a;
            rightSquares += b * b;
        }

        return product / Math.Sqrt(leftSquares * rightSquares);
    }

    private static double[] Ranks(ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        int unordered = Array.FindIndex(sorted, double.IsNaN);
        if (unordered >= 0)
        {
            throw new ArgumentException(
                $"SpearmanCorrelation: a number cannot be ranked. Number {unordered} is NaN. "
                    + "Remove such entries from both series.");
        }

        var order = new int[sorted.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(sorted, order);
        var ranks = new double[sorted.Length];
        for (int first = 0, next; first < sorted.Length; first = next)
        {
            for (next = first + 1; next < sorted.Length && sorted[next] == sorted[first];)
            {
                next++;
            }

            for (int i = first; i < next; i++)
            {
                ranks[order[i]] = (first + next - 1) / 2.0;
            }
        }

        return ranks;
    }
}
