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

        var counts = new Dictionary<Cell, (int Left, int Right)>();
        for (int i = 0; i < left.Count; i++)
        {
            Cell cell = Cell.At(left[i], binWidth);
            (int Left, int Right) seen = counts.GetValueOrDefault(cell);
            counts[cell] = seen with { Left = seen.Left + 1 };
        }

        for (int i = 0; i < right.Count; i++)
        {
            Cell cell = Cell.At(right[i], binWidth);
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

        return new CellShares(Scaled(operation, left), Scaled(operation, right));
    }

    private static double[] Scaled(string operation, ReadOnlySpan<double> masses)
    {
        double sum = 0, least = 0;
        foreach (double mass in masses)
        {
            sum += mass;
            least = Math.Min(least, mass);
        }

        if (!(sum > 0) || double.IsInfinity(sum) || least < 0)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{operation}: the masses are no distribution. Their sum is {sum}, the least of 0 and them {least}. ")
                + "Pass finite non-negative masses with a positive sum.");
        }

        double[] shares = masses.ToArray();
        for (int i = 0; i < shares.Length; i++)
        {
            shares[i] /= sum;
        }

        return shares;
    }

    private readonly struct Cell(long[] corner) : IEquatable<Cell>
    {
        private readonly long[] _corner = corner;

        public static Cell At(ReadOnlySpan<double> point, double width)
        {
            var corner = new long[point.Length];
            for (int k = 0; k < corner.Length; k++)
            {
                corner[k] = (long)Math.Floor(point[k] / width);
            }

            return new Cell(corner);
        }

        public bool Equals(Cell other) => _corner.AsSpan().SequenceEqual(other._corner);

        public override bool Equals(object? obj) => obj is Cell other && Equals(other);

        public override int GetHashCode()
        {
            ulong hash = 14695981039346656037;
            foreach (long part in _corner)
            {
                hash = (hash ^ (ulong)part) * 1099511628211;
            }

            return (int)(hash ^ (hash >> 32));
        }
    }
}
