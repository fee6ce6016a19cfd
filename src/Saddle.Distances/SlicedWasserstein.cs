namespace Saddle.Distances;

/// <summary>The Wasserstein-1 distance averaged over random one-dimensional projections.</summary>
public static class SlicedWasserstein
{
    private const uint DirectionStream = 0x511CED;

    /// <summary>The mean distance of the two projected samples over unit directions drawn uniformly.</summary>
    /// <param name="left">First sample.</param>
    /// <param name="right">Second sample; the count may differ, the dimension may not.</param>
    /// <param name="directions">Number of projections; at least 1.</param>
    /// <param name="seed">Chooses the directions; the same seed gives the same distance.</param>
    /// <returns>Distance in the points' own unit, never above the exact Wasserstein-1 distance.</returns>
    /// <remarks>Points that differ by a shift s in the plane are at distance 2/pi · |s| in the mean over directions.
    /// Cost: directions·count·(dimension + log count). Source: Bonneel et al. 2015, JMIV 51.</remarks>
    public static double Between(PointSet left, PointSet right, int directions = 200, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        ArgumentOutOfRangeException.ThrowIfLessThan(directions, 1);
        PointSet.RequireSameDimension(nameof(SlicedWasserstein), left, right);
        int shift = PointSet.ShiftOf(left, right);
        (left, right) = (left.Moved(shift), right.Moved(shift));
        var direction = new double[left.Dimension];
        double sum = 0;
        for (int k = 0; k < directions; k++)
        {
            Draw(direction, seed, (uint)k);
            sum += WassersteinDistance.OnLine(left.Project(direction), right.Project(direction));
        }

        return Finite.Result(nameof(SlicedWasserstein), Math.ScaleB(sum / directions, -shift));
    }

    private static void Draw(Span<double> direction, ulong seed, uint index)
    {
        double squares = 0;
        for (int i = 0; i < direction.Length; i++)
        {
            direction[i] = CounterRandom.Normal(seed, DirectionStream, index, (ulong)i);
            squares += direction[i] * direction[i];
        }

        double norm = Math.Sqrt(squares);
        for (int i = 0; i < direction.Length; i++)
        {
            direction[i] /= norm;
        }
    }
}
