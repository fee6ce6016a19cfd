using System.Numerics;

namespace Saddle.Games.Spectra.Krylov;

/// <summary>Eigenvectors of a matrix from its real Schur form, by substituting backwards.</summary>
internal static class SchurVectors
{
    private const double Epsilon = 2.220446049250313e-16;

    /// <summary>An eigenvector of T, of norm 1, for one of the eigenvalues of the block at the given row.</summary>
    internal static Complex[] Of(RealSchur schur, int block, Complex value) => Of(schur.T, block, value);

    /// <summary>
    /// The condition number of an eigenvalue: 1 / |yᵀx| for its left and right vectors of norm 1, infinite where they
    /// are orthogonal. A change of T by a small norm moves it by no more than so many times that.
    /// </summary>
    internal static double Condition(RealSchur schur, int block, Complex value, Complex[] right)
    {
        int last = right.Length - 1;
        Complex[] left = Of(Flipped(schur.T), last - (schur.IsPair(block) ? block + 1 : block), value);
        Complex product = 0;
        for (int i = 0; i <= last; i++)
        {
            product += left[last - i] * right[i];
        }

        return Math.Max(1, 1 / product.Magnitude);
    }

    private static Complex[] Of(double[,] t, int block, Complex value)
    {
        var vector = new Complex[t.GetLength(0)];
        vector[block] = 1;
        if (RealSchur.IsPair(t, block))
        {
            vector[block] = value - t[block + 1, block + 1];
            vector[block + 1] = t[block + 1, block];
        }

        double floor = Epsilon * Math.Max(1e-290, Largest(t));
        for (int row = block - 1; row >= 0; row--)
        {
            if (row > 0 && RealSchur.IsPair(t, row - 1))
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

    /// <summary>Tᵀ with rows and columns in the opposite order: upper triangular again.</summary>
    private static double[,] Flipped(double[,] t)
    {
        int last = t.GetLength(0) - 1;
        var flipped = new double[last + 1, last + 1];
        for (int i = 0; i <= last; i++)
        {
            for (int j = 0; j <= last; j++)
            {
                flipped[i, j] = t[last - j, last - i];
            }
        }

        return flipped;
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
