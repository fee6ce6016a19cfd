namespace Saddle.Distances;

/// <summary>A fixed embedding by random directions and a rectifier: features without a trained network.</summary>
public static class RandomFeatures
{
    private const uint Stream = 0xFEA7;

    /// <summary>Maps each point x to max(0, w·x / √dimension + b) for fixed random w and b.</summary>
    /// <param name="points">What to embed.</param>
    /// <param name="features">Numbers per embedded point; at least 1.</param>
    /// <param name="seed">Chooses the directions; the same seed gives the same embedding.</param>
    /// <returns>As many points of <paramref name="features"/> coordinates.</returns>
    /// <exception cref="ArgumentException">A feature is beyond float64.</exception>
    /// <remarks>Distances of such features follow an arc-cosine kernel; they know nothing of meaning, so values compare
    /// models of one data set, not papers. Cost: count·dimension·features.
    /// Source: Cho and Saul 2009, section 2, NIPS 22; Rahimi and Recht 2008, NIPS 20.</remarks>
    public static PointSet Of(PointSet points, int features = 128, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        var embedded = new double[checked(points.Count * features)];
        var direction = new double[points.Dimension];
        int shift = PointSet.ShiftOf(points, points);
        PointSet near = points.Moved(shift);
        for (int k = 0; k < features; k++)
        {
            double offset = Draw(direction, seed, (uint)k);
            double[] projected = Magnitude.Moved(near.Project(direction), -shift);
            for (int i = 0; i < projected.Length; i++)
            {
                embedded[i * features + k] = Finite.Result(
                    nameof(RandomFeatures), Math.Max(0, projected[i] + offset));
            }
        }

        return new PointSet(embedded, features);
    }

    private static double Draw(Span<double> direction, ulong seed, uint index)
    {
        double scale = 1 / Math.Sqrt(direction.Length);
        for (int i = 0; i < direction.Length; i++)
        {
            direction[i] = scale * CounterRandom.Normal(seed, Stream, index, (ulong)i);
        }

        return CounterRandom.Normal(seed, Stream, index, (ulong)direction.Length);
    }
}
