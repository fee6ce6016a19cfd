namespace Saddle.Nn.Initialisers;

/// <summary>
/// Orthonormal rows, or columns where there are more rows, of the weight seen as [out, everything else].
/// </summary>
/// <param name="Gain">What all singular values are.</param>
/// <remarks>
/// Source: Saxe et al. 2014, "Exact solutions to the nonlinear dynamics of learning", arXiv:1312.6120.
/// </remarks>
public sealed record Orthogonal(double Gain = 1) : Initialiser
{
    /// <inheritdoc/>
    public override double[] Values(Shape shape, Fans fans, InitialNumbers numbers)
    {
        int rows = shape.Rank == 0 ? 1 : shape[0];
        int columns = rows == 0 ? 0 : (int)(shape.Count / rows);
        (int count, int length) = (Math.Min(rows, columns), Math.Max(rows, columns));
        double[][] basis = Basis(Draw.Normal(shape, numbers, 1), count, length);
        double[] values = new double[shape.Count];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                values[row * columns + column] = Gain * (rows <= columns ? basis[row][column] : basis[column][row]);
            }
        }

        return values;
    }

    /// <summary>Gram and Schmidt, each vector cleaned twice so that rounding leaves no overlap.</summary>
    private static double[][] Basis(double[] numbers, int count, int length)
    {
        double[][] basis = [.. Enumerable.Range(0, count).Select(i => numbers[(i * length)..((i + 1) * length)])];
        for (int i = 0; i < count; i++)
        {
            for (int before = 0; before < 2 * i; before++)
            {
                Subtract(basis[i], basis[before % i]);
            }

            double norm = Math.Sqrt(Dot(basis[i], basis[i]));
            for (int k = 0; k < length; k++)
            {
                basis[i][k] /= norm;
            }
        }

        return basis;
    }

    private static void Subtract(double[] vector, double[] direction)
    {
        double overlap = Dot(vector, direction);
        for (int k = 0; k < vector.Length; k++)
        {
            vector[k] -= overlap * direction[k];
        }
    }

    private static double Dot(double[] left, double[] right)
    {
        double sum = 0;
        for (int k = 0; k < left.Length; k++)
        {
            sum += left[k] * right[k];
        }

        return sum;
    }
}
