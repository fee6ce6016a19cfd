namespace Saddle.Distances;

/// <summary>Euclidean distances between the points of two sets.</summary>
public static class PairedDistances
{
    private const double LeastSquare = 1e-280;

    /// <summary>The distance of every point of one set to every point of the other.</summary>
    /// <returns>Distances, shape [left.Count, right.Count] in row-major order.</returns>
    /// <exception cref="ArgumentException">
    /// The dimensions differ, the table would exceed 2^27 entries, or a distance is beyond float64.
    /// </exception>
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

        // Squares that all vanish, or one that does not fit, say nothing of the distance.
        return sum > LeastSquare && sum < double.PositiveInfinity ? Math.Sqrt(sum) : Far(left, right);
    }

    /// <summary>The same by parts of the largest difference.</summary>
    private static double Far(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double scale = double.IsFinite(LargestDifference(left, right, 1)) ? 1 : 0.25;
        double largest = LargestDifference(left, right, scale);
        double sum = 0;
        for (int k = 0; largest > 0 && k < left.Length; k++)
        {
            double part = (scale * left[k] - scale * right[k]) / largest;
            sum += part * part;
        }

        return Finite.Result(nameof(PairedDistances), largest * Math.Sqrt(sum) / scale);
    }

    private static double LargestDifference(ReadOnlySpan<double> left, ReadOnlySpan<double> right, double scale)
    {
        double largest = 0;
        for (int k = 0; k < left.Length; k++)
        {
            largest = Math.Max(largest, Math.Abs(scale * left[k] - scale * right[k]));
        }

        return largest;
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
