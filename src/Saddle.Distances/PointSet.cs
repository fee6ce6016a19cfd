namespace Saddle.Distances;

/// <summary>A checked copy of some points of one dimension: what every metric of this namespace measures.</summary>
/// <remarks>Images and feature vectors are points too: one flattened image per row.</remarks>
public sealed class PointSet
{
    private readonly double[] _values;

    /// <summary>Copies points given in row-major order.</summary>
    /// <param name="values">Coordinates, shape [count, dimension] flattened; finite, at least one point.</param>
    /// <param name="dimension">Coordinates per point; at least 1.</param>
    /// <exception cref="ArgumentException">The values are no whole number of points, or one is not finite.</exception>
    public PointSet(ReadOnlySpan<double> values, int dimension)
        : this(Checked(values.Length, dimension), dimension)
    {
        values.CopyTo(_values);
        RequireFinite();
    }

    /// <summary>Copies points given in row-major order, widening them to double precision.</summary>
    /// <param name="values">Coordinates, shape [count, dimension] flattened; finite, at least one point.</param>
    /// <param name="dimension">Coordinates per point; at least 1.</param>
    /// <exception cref="ArgumentException">The values are no whole number of points, or one is not finite.</exception>
    public PointSet(ReadOnlySpan<float> values, int dimension)
        : this(Checked(values.Length, dimension), dimension)
    {
        for (int i = 0; i < values.Length; i++)
        {
            _values[i] = values[i];
        }

        RequireFinite();
    }

    private PointSet(double[] owned, int dimension)
    {
        _values = owned;
        Dimension = dimension;
        Count = owned.Length / dimension;
    }

    /// <summary>Number of points; at least 1.</summary>
    public int Count { get; }

    /// <summary>Coordinates per point; at least 1.</summary>
    public int Dimension { get; }

    /// <summary>All coordinates, shape [count, dimension] in row-major order.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The coordinates of one point, shape [dimension].</summary>
    /// <param name="index">Which point, from 0.</param>
    public ReadOnlySpan<double> this[int index] => _values.AsSpan(index * Dimension, Dimension);

    /// <summary>The first points of this set.</summary>
    /// <param name="count">How many to keep, from 1 to <see cref="Count"/>.</param>
    public PointSet Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        return new PointSet(Values[..(count * Dimension)], Dimension);
    }

    /// <summary>Each place once, in the order of first appearance; this set where no two points are equal.</summary>
    internal PointSet Distinct()
    {
        var seen = new HashSet<Place>();
        int[] first = [.. Enumerable.Range(0, Count).Where(index => seen.Add(new Place(this[index])))];
        if (first.Length == Count)
        {
            return this;
        }

        var values = new double[first.Length * Dimension];
        for (int i = 0; i < first.Length; i++)
        {
            this[first[i]].CopyTo(values.AsSpan(i * Dimension));
        }

        return new PointSet(values, Dimension);
    }

    /// <summary>The power of two that brings these coordinates near 1; 0 where they may stay.</summary>
    internal static int ShiftOf(PointSet left, PointSet right) =>
        Magnitude.Shift(Math.Max(Magnitude.Largest(left.Values), Magnitude.Largest(right.Values)));

    /// <summary>The same points, every coordinate times a power of two.</summary>
    internal PointSet Moved(int shift) => shift == 0 ? this : new PointSet(Magnitude.Moved(_values, shift), Dimension);

    /// <summary>The point's coordinate along each of the given directions: inner products, shape [count].</summary>
    internal double[] Project(ReadOnlySpan<double> direction)
    {
        var projected = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            ReadOnlySpan<double> point = this[i];
            double sum = 0;
            for (int k = 0; k < point.Length; k++)
            {
                sum += point[k] * direction[k];
            }

            projected[i] = sum;
        }

        return projected;
    }

    internal static void RequireSameDimension(string operation, PointSet left, PointSet right)
    {
        if (left.Dimension == right.Dimension)
        {
            return;
        }

        throw new ArgumentException(
            $"{operation}: the two sets have points of different dimension. Left is [{left.Count}, "
                + $"{left.Dimension}], right is [{right.Count}, {right.Dimension}]. Pass points of the same space.");
    }

    internal static void RequireCount(string operation, PointSet points, int atLeast)
    {
        if (points.Count >= atLeast)
        {
            return;
        }

        throw new ArgumentException(
            $"{operation}: too few points. The set is [{points.Count}, {points.Dimension}]. "
                + $"Pass at least {atLeast} points.");
    }

    private static double[] Checked(int length, int dimension)
    {
        if (dimension < 1)
        {
            throw new ArgumentException(
                $"PointSet: the dimension must be at least 1. It is {dimension}. Pass the number of coordinates per "
                    + "point.");
        }

        if (length == 0 || length % dimension != 0)
        {
            throw new ArgumentException(
                $"PointSet: the values do not form whole points. {length} values were given for dimension "
                    + $"{dimension}. Pass a positive multiple of {dimension} values in row-major order.");
        }

        return new double[length];
    }

    private void RequireFinite()
    {
        for (int i = 0; i < _values.Length; i++)
        {
            if (!double.IsFinite(_values[i]))
            {
                throw new ArgumentException(
                    $"PointSet: a coordinate is not finite. Point {i / Dimension}, coordinate {i % Dimension} is "
                        + $"{(double.IsNaN(_values[i]) ? "NaN" : "infinite")}. "
                        + "Check the samples before measuring them.");
            }
        }
    }
}
