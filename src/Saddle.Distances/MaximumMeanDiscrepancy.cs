namespace Saddle.Distances;

/// <summary>The squared maximum mean discrepancy between two samples: a kernel's view of how their laws
/// differ.</summary>
public static class MaximumMeanDiscrepancy
{
    /// <summary>The unbiased estimate with the polynomial kernel (x·y / dimension + 1)^degree.</summary>
    /// <param name="left">First sample of features, at least two points.</param>
    /// <param name="right">Second sample of the same dimension, at least two points.</param>
    /// <param name="degree">Power of the kernel; at least 1. With 3, on the features of an image network, this is the
    /// kernel inception distance.</param>
    /// <returns>0 on average when both samples have one law, so single estimates can be negative.</returns>
    /// <exception cref="ArgumentException">The dimensions differ, or a sample has one point.</exception>
    /// <remarks>Mean of k(x, x') over x ≠ x', plus the same of y, less twice the mean of k(x, y).
    /// Source: Gretton et al. 2012, eq. 3; Binkowski et al. 2018, section 4, arXiv:1801.01401.</remarks>
    public static double UnbiasedPolynomial(PointSet left, PointSet right, int degree = 3)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        ArgumentOutOfRangeException.ThrowIfLessThan(degree, 1);
        PointSet.RequireSameDimension(nameof(MaximumMeanDiscrepancy), left, right);
        PointSet.RequireCount(nameof(MaximumMeanDiscrepancy), left, 2);
        PointSet.RequireCount(nameof(MaximumMeanDiscrepancy), right, 2);
        return MeanWithin(left, degree) + MeanWithin(right, degree) - 2 * MeanAcross(left, right, degree);
    }

    private static double MeanWithin(PointSet points, int degree)
    {
        double sum = 0;
        for (int i = 0; i < points.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                sum += Kernel(points[i], points[j], degree);
            }
        }

        return 2 * sum / ((double)points.Count * (points.Count - 1));
    }

    private static double MeanAcross(PointSet left, PointSet right, int degree)
    {
        double sum = 0;
        for (int i = 0; i < left.Count; i++)
        {
            for (int j = 0; j < right.Count; j++)
            {
                sum += Kernel(left[i], right[j], degree);
            }
        }

        return sum / ((double)left.Count * right.Count);
    }

    private static double Kernel(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int degree)
    {
        double product = 0;
        for (int k = 0; k < x.Length; k++)
        {
            product += x[k] * y[k];
        }

        double inner = product / x.Length + 1, power = inner;
        for (int k = 1; k < degree; k++)
        {
            power *= inner;
        }

        return power;
    }
}
