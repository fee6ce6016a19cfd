namespace Saddle.Games.Spectra.Krylov;

/// <summary>I - 2 v vᵀ with v of norm 1: turns one short vector onto the first axis.</summary>
internal sealed class Reflector
{
    private readonly double[] _normal;

    /// <summary>The reflection that leaves only the first entry of the vector.</summary>
    internal Reflector(params ReadOnlySpan<double> vector)
    {
        _normal = vector.ToArray();
        double largest = 0;
        foreach (double value in _normal)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        if (largest == 0)
        {
            return;     // The reflection by v = 0 is the identity.
        }

        Divide(largest);
        double norm = Norm();
        _normal[0] += _normal[0] < 0 ? -norm : norm;
        Divide(Norm());
    }

    /// <summary>Reflects rows first, first + 1, ... in the columns from one on.</summary>
    internal void ReflectRows(double[,] matrix, int first, int fromColumn)
    {
        for (int column = fromColumn; column < matrix.GetLength(1); column++)
        {
            double dot = 0;
            for (int i = 0; i < _normal.Length; i++)
            {
                dot += _normal[i] * matrix[first + i, column];
            }

            for (int i = 0; i < _normal.Length; i++)
            {
                matrix[first + i, column] -= 2 * dot * _normal[i];
            }
        }
    }

    /// <summary>Reflects columns first, first + 1, ... in the rows before a limit.</summary>
    internal void ReflectColumns(double[,] matrix, int first, int rowLimit)
    {
        for (int row = 0; row < rowLimit; row++)
        {
            double dot = 0;
            for (int i = 0; i < _normal.Length; i++)
            {
                dot += _normal[i] * matrix[row, first + i];
            }

            for (int i = 0; i < _normal.Length; i++)
            {
                matrix[row, first + i] -= 2 * dot * _normal[i];
            }
        }
    }

    /// <summary>Reflects a vector's entries first, first + 1, ...</summary>
    internal void Reflect(Span<double> vector)
    {
        double dot = VectorLoops.Dot(_normal, vector);
        VectorLoops.AddScaled(vector[.._normal.Length], -2 * dot, _normal);
    }

    private double Norm() => Math.Sqrt(VectorLoops.Dot(_normal, _normal));

    private void Divide(double divisor)
    {
        for (int i = 0; i < _normal.Length; i++)
        {
            _normal[i] /= divisor;
        }
    }
}
