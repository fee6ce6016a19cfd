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
    /// <exception cref="ArgumentException">
    /// The dimensions differ, a sample has one point, or a kernel or the result is beyond float64.
    /// </exception>
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

        // Halves, since two means that float64 holds may have a sum that it does not.
        double within = 0.5 * MeanWithin(left, degree) + 0.5 * MeanWithin(right, degree);
        return Finite.Result(
            nameof(MaximumMeanDiscrepancy), 2 * (within - MeanAcross(left, right, degree)));
    }

    private static double MeanWithin(PointSet points, int degree)
    {
        double pairs = (double)points.Count * (points.Count - 1);
        double sum = Sum(1);
        return double.IsFinite(sum) ? 2 * sum / pairs : Sum(2 / pairs);

        double Sum(double weight)
        {
            double sum = 0;
            for (int i = 0; i < points.Count; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    sum += weight * Kernel(points, i, points, j, degree);
                }
            }

            return sum;
        }
    }

    private static double MeanAcross(PointSet left, PointSet right, int degree)
    {
        double pairs = (double)left.Count * right.Count;
        double sum = Sum(1);
        return double.IsFinite(sum) ? sum / pairs : Sum(1 / pairs);

        double Sum(double weight)
        {
            double sum = 0;
            for (int i = 0; i < left.Count; i++)
            {
                for (int j = 0; j < right.Count; j++)
                {
                    sum += weight * Kernel(left, i, right, j, degree);
                }
            }

            return sum;
        }
    }

    private static double Kernel(PointSet left, int i, PointSet right, int j, int degree)
    {
        double value = Kernel(left[i], right[j], degree);
        return double.IsFinite(value)
            ? value
            : throw new ArgumentException(
                $"MaximumMeanDiscrepancy: a kernel is beyond float64. Power {degree} of the product of point {i} and "
                    + $"point {j} is {Finite.Text(value)}. Divide all coordinates by the largest of them first.");
    }

    private static double Kernel(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int degree)
    {
        double product = Dot(x, y);
        double inner = (double.IsFinite(product) ? product / x.Length : FarMean(x, y)) + 1, power = inner;
        for (int k = 1; k < degree; k++)
        {
            power *= inner;
        }

        return power;
    }

    /// <summary>The mean product of coordinates whose sum is beyond float64.</summary>
    private static double FarMean(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        int left = Magnitude.Shift(Magnitude.Largest(x)), right = Magnitude.Shift(Magnitude.Largest(y));
        return Math.ScaleB(Dot(Magnitude.Moved(x, left), Magnitude.Moved(y, right)) / x.Length, -left - right);
    }

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double product = 0;
        for (int k = 0; k < x.Length; k++)
        {
            product += x[k] * y[k];
        }

        return product;
    }
}
