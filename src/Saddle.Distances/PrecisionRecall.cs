namespace Saddle.Distances;

/// <summary>Quality and variety of a sample apart, by balls that reach to the k-th nearest neighbour.</summary>
/// <param name="Precision">Share of the samples inside the data's balls: how many look real, in [0, 1].</param>
/// <param name="Recall">Share of the data inside the samples' balls: how much of it can be made, in [0, 1].</param>
/// <remarks>
/// Equal points make one ball, which reaches to the k-th nearest of the other places, or to the farthest where there
/// are fewer: by copies of its centre a ball would shrink to nothing, and repeating a set would change what it covers.
/// In the shares every point counts. Source: Kynkäänniemi et al. 2019, equations 1 to 3, arXiv:1904.06991.
/// </remarks>
public sealed record PrecisionRecall(double Precision, double Recall)
{
    /// <summary>Measures samples against data.</summary>
    /// <param name="data">Real features, more points than <paramref name="neighbours"/>.</param>
    /// <param name="samples">Generated features of the same dimension, more points than
    /// <paramref name="neighbours"/>.</param>
    /// <param name="neighbours">Which nearest neighbour sets a ball's radius; at least 1, published 3.</param>
    /// <exception cref="ArgumentException">The dimensions differ, or a set has too few points.</exception>
    /// <remarks>Meaningful for features, not raw pixels. Cost: (data + samples)²·dimension.</remarks>
    public static PrecisionRecall Of(PointSet data, PointSet samples, int neighbours = 3)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfLessThan(neighbours, 1);
        PointSet.RequireSameDimension(nameof(PrecisionRecall), data, samples);
        PointSet.RequireCount(nameof(PrecisionRecall), data, neighbours + 1);
        PointSet.RequireCount(nameof(PrecisionRecall), samples, neighbours + 1);
        return new PrecisionRecall(ShareInside(samples, data, neighbours), ShareInside(data, samples, neighbours));
    }

    private static double ShareInside(PointSet points, PointSet whole, int neighbours)
    {
        PointSet manifold = whole.Distinct();
        double[] radii = Radii(manifold, neighbours);
        int inside = 0;
        for (int i = 0; i < points.Count; i++)
        {
            for (int j = 0; j < manifold.Count; j++)
            {
                if (PairedDistances.Distance(points[i], manifold[j]) <= radii[j])
                {
                    inside++;
                    break;
                }
            }
        }

        return (double)inside / points.Count;
    }

    private static double[] Radii(PointSet manifold, int neighbours)
    {
        var radii = new double[manifold.Count];
        var distances = new double[manifold.Count];
        for (int i = 0; i < radii.Length; i++)
        {
            for (int j = 0; j < distances.Length; j++)
            {
                distances[j] = PairedDistances.Distance(manifold[i], manifold[j]);
            }

            Array.Sort(distances);      // the point itself comes first
            radii[i] = distances[Math.Min(neighbours, distances.Length - 1)];
        }

        return radii;
    }
}
