namespace Saddle.Data.Png;

/// <summary>The five row filters: 0 none, 1 left, 2 above, 3 average, 4 Paeth.</summary>
/// <remarks>Source: PNG specification (ISO/IEC 15948:2004), section 9. All sums are modulo 256.</remarks>
internal static class PngFilters
{
    /// <summary>How many filters exist.</summary>
    public const int Count = 5;

    /// <summary>Turns a filtered row into its samples, in place.</summary>
    /// <param name="filter">0 to 4.</param>
    /// <param name="row">The row without its filter byte.</param>
    /// <param name="above">The samples of the row before; zeros for the first.</param>
    /// <param name="pixel">Bytes from one pixel to the next, at least 1.</param>
    public static void Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int pixel)
    {
        if (filter == 0)
        {
            return;
        }

        for (int i = 0; i < row.Length; i++)
        {
            row[i] += Prediction(filter, row, above, pixel, i);
        }
    }

    /// <summary>Writes the filtered form of a row and returns the sum of its absolute signed bytes.</summary>
    public static long Apply(int filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int pixel, Span<byte> to)
    {
        long cost = 0;
        for (int i = 0; i < row.Length; i++)
        {
            to[i] = (byte)(row[i] - Prediction(filter, row, above, pixel, i));
            cost += Math.Abs((int)(sbyte)to[i]);
        }

        return cost;
    }

    private static byte Prediction(int filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int pixel, int i)
    {
        int left = i < pixel ? 0 : row[i - pixel];
        return filter switch
        {
            0 => 0,
            1 => (byte)left,
            2 => above[i],
            3 => (byte)((left + above[i]) / 2),
            _ => Paeth(left, above[i], i < pixel ? 0 : above[i - pixel]),
        };
    }

    private static byte Paeth(int left, int up, int corner)
    {
        int estimate = left + up - corner;
        int toLeft = Math.Abs(estimate - left);
        int toUp = Math.Abs(estimate - up);
        int toCorner = Math.Abs(estimate - corner);
        if (toLeft <= toUp && toLeft <= toCorner)
        {
            return (byte)left;
        }

        return (byte)(toUp <= toCorner ? up : corner);
    }
}
