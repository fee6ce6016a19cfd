using System.Numerics;

namespace Saddle.Games.Spectra.Krylov;

/// <summary>Eigenvectors of a matrix from its real Schur form, by substituting backwards.</summary>
internal static class SchurVectors
{
    private const double Epsilon = 2.220446049250313e-16;

    /// <summary>An eigenvector of T, of norm 1, for one of the eigenvalues of the block at the given row.</summary>
    internal static Complex[] Of(RealSchur schur, int block, Complex value)
    {
        double[,] t = schur.T;
        var vector = new Complex[t.GetLength(0)];
        vector[block] = 1;
        if (schur.IsPair(block))
        {
            vector[block] = value - t[block + 1, block + 1];
            vector[block + 1] = t[block + 1, block];
        }

        double floor = Epsilon * Math.Max(1e-290, Largest(t));
        for (int row = block - 1; row >= 0; row--)
        {
            if (row > 0 && schur.IsPair(row - 1))
            {
                row--;
                SolveTwo(t, row, value, vector, floor);
            }
            else
            {
                Complex pivot = t[row, row] - value;
                vector[row] = -Rest(t, row, row + 1, vector) / (pivot.Magnitude < floor ? floor : pivot);
            }

            Rescale(vector);
        }

        double norm = Math.Sqrt(vector.Sum(entry => (entry.Real * entry.Real) + (entry.Imaginary * entry.Imaginary)));
        return [.. vector.Select(entry => entry / norm)];
    }

    private static void SolveTwo(double[,] t, int row, Complex value, Complex[] vector, double floor)
    {
        Complex a = t[row, row] - value, d = t[row + 1, row + 1] - value;
        double b = t[row, row + 1], c = t[row + 1, row];
        Complex first = -Rest(t, row, row + 2, vector), second = -Rest(t, row + 1, row + 2, vector);
        double scale = a.Magnitude + d.Magnitude + Math.Abs(b) + Math.Abs(c);
        Complex determinant = (a * d) - (b * c);
        determinant = determinant.Magnitude < floor * scale ? floor * scale : determinant;
        vector[row] = ((first * d) - (b * second)) / determinant;
        vector[row + 1] = ((a * second) - (c * first)) / determinant;
    }

    private static Complex Rest(double[,] t, int row, int from, Complex[] vector)
    {
        Complex sum = 0;
        for (int column = from; column < vector.Length; column++)
        {
            sum += t[row, column] * vector[column];
        }

        return sum;
    }

    /// <summary>Keeps the entries of nearly defective matrices from overflowing.</summary>
    private static void Rescale(Complex[] vector)
    {
        double largest = vector.Max(Complex.Abs);
        if (largest > 1e100)
        {
            for (int i = 0; i < vector.Length; i++)
            {
                vector[i] /= largest;
            }
        }
    }

    private static double Largest(double[,] matrix)
    {
        double largest = 0;
        foreach (double value in matrix)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }
}
