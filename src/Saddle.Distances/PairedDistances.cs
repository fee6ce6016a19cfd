namespace Saddle.Distances;

/// <summary>Euclidean distances between the points of two sets.</summary>
public static class PairedDistances
{
    /// <summary>The distance of every point of one set to every point of the other.</summary>
    /// <returns>Distances, shape [left.Count, right.Count] in row-major order.</returns>
    /// <exception cref="ArgumentException">The dimensions differ, or the table would exceed 2^27 entries.</exception>
    /// <remarks>Differences are squared directly, so close points lose no digits. Cost: left·right·dimension.</remarks>
    public static double[] Between(PointSet left, PointSet right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        PointSet.RequireSameDimension(nameof(PairedDistances), left, right);
        RequireTable(left.Count, right.Count);
        var table = new double[left.Count * right.Count];
        for (int i = 0; i < left.Count; i++)
        {
            for (int j = 0; j < right.Count; j++)
            {
                table[i * right.Count + j] = Distance(left[i], right[j]);
            }
        }

        return table;
    }

    /// <summary>The distance between two points of equal dimension.</summary>
    internal static double Distance(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int k = 0; k < left.Length; k++)
        {
            double difference = left[k] - right[k];
            sum += difference * difference;
        }

        return Math.Sqrt(sum);
    }

    private static void RequireTable(int rows, int columns)
    {
        const long Most = 1L << 27;     // one GiB of distances
        if ((long)rows * columns <= Most)
        {
            return;
        }

        throw new ArgumentException(
            $"PairedDistances: the table of distances is too large. It would have {rows} x {columns} entries. "
                + $"Measure a subset of at most {Most} pairs.");
    }
}
