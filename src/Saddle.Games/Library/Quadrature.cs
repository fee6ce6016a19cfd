using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Saddle.Games.Library;

/// <summary>A distribution on the line replaced by points whose weights sum to 1.</summary>
/// <remarks>With n points, means of polynomials up to degree 2n - 1 are exact. Source: Golub and Welsch 1969.</remarks>
internal sealed record Quadrature(double[] Points, double[] Weights)
{
    /// <summary>The standard normal distribution, by Gauss-Hermite points.</summary>
    public static Quadrature Normal(int count) => Gauss(count, k => Math.Sqrt(k));

    /// <summary>The uniform distribution on (-1, 1), by Gauss-Legendre points.</summary>
    public static Quadrature Uniform(int count) => Gauss(count, k => k / Math.Sqrt(4.0 * k * k - 1));

    /// <summary>All mass at one point.</summary>
    public static Quadrature At(double point) => new([point], [1]);

    /// <summary>All combinations of the points of several distributions.</summary>
    /// <returns>Each distribution's part of the points, shape [count], and their weights.</returns>
    public static (Tensor[] Axes, Quadrature All) Product(ElementType type, params IReadOnlyList<Quadrature> factors)
    {
        double[][] points = [[]];
        double[] weights = [1];
        foreach (Quadrature factor in factors)
        {
            points = [.. points.SelectMany(point => factor.Points.Select(next => (double[])[.. point, next]))];
            weights = [.. weights.SelectMany(weight => factor.Weights.Select(next => weight * next))];
        }

        Tensor[] axes = [.. factors.Select((_, axis) =>
            Constants.Of([.. points.Select(point => point[axis])], [points.Length], type))];
        return (axes, new Quadrature(new double[points.Length], weights));
    }

    /// <summary>The points as a tensor, shape [count].</summary>
    public Tensor Values(ElementType type) => Constants.Of(Points, [Points.Length], type);

    /// <summary>The mean over the last axis, which disappears; it has one entry per point, or one for all.</summary>
    public Tensor Mean(Tensor values) => values.Shape[^1] == 1
        ? values.Sum(-1)
        : (values * Constants.Of(Weights, [Weights.Length], values.Type)).Sum(-1);

    /// <summary>Points and weights from the three-term recurrence of the orthonormal polynomials.</summary>
    private static Quadrature Gauss(int count, Func<int, double> recurrence)
    {
        Matrix<double> jacobi = Matrix<double>.Build.Dense(count, count, (row, column) =>
            Math.Abs(row - column) == 1 ? recurrence(Math.Max(row, column)) : 0);
        Evd<double> parts = jacobi.Evd(Symmetricity.Symmetric);
        return new Quadrature(
            [.. parts.EigenValues.Select(value => value.Real)],
            [.. parts.EigenVectors.Row(0).Select(first => first * first)]);
    }
}
