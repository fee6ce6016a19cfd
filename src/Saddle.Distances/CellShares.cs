namespace Saddle.Distances;

/// <summary>The share of each of two samples in every cell of a common grid that either of them visits.</summary>
internal sealed record CellShares(double[] Left, double[] Right)
{
    /// <summary>Counts points in cubes of the given edge, one corner at the origin.</summary>
    public static CellShares Of(string operation, PointSet left, PointSet right, double binWidth)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        PointSet.RequireSameDimension(operation, left, right);
        if (!(binWidth > 0) || double.IsInfinity(binWidth))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{operation}: the bin width must be a positive number. It is {binWidth}. ")
                + "Pass the edge of a cell in the points' unit.");
        }

        var counts = new Dictionary<Place, (int Left, int Right)>();
        for (int i = 0; i < left.Count; i++)
        {
            Place cell = CellOf(operation, left, i, binWidth);
            (int Left, int Right) seen = counts.GetValueOrDefault(cell);
            counts[cell] = seen with { Left = seen.Left + 1 };
        }

        for (int i = 0; i < right.Count; i++)
        {
            Place cell = CellOf(operation, right, i, binWidth);
            (int Left, int Right) seen = counts.GetValueOrDefault(cell);
            counts[cell] = seen with { Right = seen.Right + 1 };
        }

        return new CellShares(
            [.. counts.Values.Select(count => (double)count.Left / left.Count)],
            [.. counts.Values.Select(count => (double)count.Right / right.Count)]);
    }

    /// <summary>Checks two given distributions over the same outcomes and scales each to sum 1.</summary>
    public static CellShares Of(string operation, ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        if (left.Length != right.Length)
        {
            throw new ArgumentException(
                $"{operation}: the distributions have different numbers of outcomes. Left has {left.Length}, right "
                    + $"has {right.Length}. Pass one probability per outcome on both sides, 0 where it cannot occur.");
        }

        return new CellShares(Masses.Shares(operation, "left", left), Masses.Shares(operation, "right", right));
    }

    private static Place CellOf(string operation, PointSet points, int index, double width)
    {
        double[] corner = points[index].ToArray();
        for (int k = 0; k < corner.Length; k++)
        {
            // Corners beyond 2^53 are as far apart as the points themselves.
            double number = Math.Floor(corner[k] / width);
            corner[k] = double.IsFinite(number)
                ? number
                : throw new ArgumentException(
                    $"{operation}: a point lies in no cell that float64 can count. Point {index}, coordinate {k} "
                        + $"is {Finite.Text(corner[k])}, the bin width is {Finite.Text(width)}. "
                        + "Pass wider bins.");
        }

        return new Place(corner);
    }
}
