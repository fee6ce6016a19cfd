using System.Numerics;

namespace Saddle.Games.Spectra.Krylov;

/// <summary>
/// A = Z T Zᵀ with Z orthogonal and T upper triangular but for one 2 x 2 block on its diagonal per conjugate pair.
/// </summary>
/// <remarks>
/// Unlike eigenvectors, Z's leading columns span an invariant subspace safely even where A is defective, and pairs stay
/// exactly conjugate. Francis' double shift: Golub and Van Loan, Matrix Computations, 4th edition, algorithms 7.4.2,
/// 7.5.1.
/// </remarks>
internal sealed class RealSchur
{
    private const double Epsilon = 2.220446049250313e-16;
    private const int MostSweeps = 300;

    // Shifts of a multiple eigenvalue are mere rounding: what is left after so many sweeps is zero beside the norm.
    private const int PatientSweeps = 30;
    private readonly int _size;

    internal RealSchur(double[,] matrix)
    {
        _size = matrix.GetLength(0);
        T = (double[,])matrix.Clone();
        Z = new double[_size, _size];
        for (int i = 0; i < _size; i++)
        {
            Z[i, i] = 1;
        }

        ReduceToHessenberg();
        Deflate();
    }

    internal double[,] T { get; }

    internal double[,] Z { get; }

    /// <summary>Whether rows i and i + 1 form one 2 x 2 block.</summary>
    internal bool IsPair(int i) => IsPair(T, i);

    /// <summary>The same of any matrix of this form.</summary>
    internal static bool IsPair(double[,] matrix, int i) => i + 1 < matrix.GetLength(0) && matrix[i + 1, i] != 0;

    /// <summary>
    /// The block's eigenvalue with the imaginary part at least 0; of two real ones the larger by modulus.
    /// </summary>
    internal Complex Eigenvalue(int i)
    {
        if (!IsPair(i))
        {
            return T[i, i];
        }

        double half = (T[i, i] - T[i + 1, i + 1]) / 2;
        double centre = T[i + 1, i + 1] + half;
        double square = (half * half) + (T[i, i + 1] * T[i + 1, i]);
        double root = Math.Sqrt(Math.Abs(square));
        return square < 0 ? new Complex(centre, root) : centre + (centre < 0 ? -root : root);
    }

    /// <summary>Applies a reflection as a similarity: T and Z change, A does not.</summary>
    internal void Reflect(Reflector reflector, int first)
    {
        reflector.ReflectRows(T, first, 0);
        reflector.ReflectColumns(T, first, _size);
        reflector.ReflectColumns(Z, first, _size);
    }

    private void ReduceToHessenberg()
    {
        for (int column = 0; column < _size - 2; column++)
        {
            var below = new double[_size - column - 1];
            for (int i = 0; i < below.Length; i++)
            {
                below[i] = T[column + 1 + i, column];
            }

            Reflect(new Reflector(below), column + 1);
            for (int row = column + 2; row < _size; row++)
            {
                T[row, column] = 0;
            }
        }
    }

    private void Deflate()
    {
        int high = _size - 1;
        int sweeps = 0;
        while (high > 0)
        {
            int low = ActiveStart(high, sweeps > PatientSweeps ? 10 * Epsilon * Norm() : 0);
            if (high - low < 2)
            {
                if (high > low)
                {
                    Split(low);
                }

                high = low - 1;
                sweeps = 0;
                continue;
            }

            if (++sweeps > MostSweeps)
            {
                throw new GameException(
                    "Eigenvalues: the iteration on the projected matrix did not settle. "
                        + $"It has {_size} rows and took {MostSweeps} sweeps for one eigenvalue. "
                        + "Scale the game so that its Jacobian's entries are of like size.");
            }

            Sweep(low, high, exceptional: sweeps % 10 == 0);
        }
    }

    /// <summary>The first row of the last block that no zero below the diagonal divides.</summary>
    private int ActiveStart(int high, double negligible)
    {
        for (int row = high; row > 0; row--)
        {
            double scale = Math.Abs(T[row, row]) + Math.Abs(T[row - 1, row - 1]);
            scale = scale == 0 ? Norm() : scale;
            if (Math.Abs(T[row, row - 1]) <= Math.Max(negligible, Epsilon * scale))
            {
                T[row, row - 1] = 0;
                return row;
            }
        }

        return 0;
    }

    private double Norm()
    {
        double sum = 0;
        foreach (double value in T)
        {
            sum += Math.Abs(value);
        }

        return sum;
    }

    private void Sweep(int low, int high, bool exceptional)
    {
        double sum = T[high - 1, high - 1] + T[high, high];
        double product = (T[high - 1, high - 1] * T[high, high]) - (T[high - 1, high] * T[high, high - 1]);
        if (exceptional)
        {
            double size = Math.Abs(T[high, high - 1]) + Math.Abs(T[high - 1, high - 2]);
            (sum, product) = (1.5 * size, size * size);
        }

        double x = (T[low, low] * (T[low, low] - sum)) + (T[low, low + 1] * T[low + 1, low]) + product;
        double y = T[low + 1, low] * (T[low, low] + T[low + 1, low + 1] - sum);
        double z = T[low + 1, low] * T[low + 2, low + 1];
        for (int k = low; k < high; k++)
        {
            bool last = k == high - 1;
            Reflect(last ? new Reflector(x, y) : new Reflector(x, y, z), k);
            if (k > low)
            {
                T[k + 1, k - 1] = 0;
                T[Math.Min(k + 2, high), k - 1] = 0;
            }

            if (!last)
            {
                x = T[k + 1, k];
                y = T[k + 2, k];
                z = k + 3 <= high ? T[k + 3, k] : 0;
            }
        }
    }

    /// <summary>Makes a 2 x 2 block with real eigenvalues triangular.</summary>
    private void Split(int low)
    {
        double half = (T[low, low] - T[low + 1, low + 1]) / 2;
        double square = (half * half) + (T[low, low + 1] * T[low + 1, low]);
        if (square < 0)
        {
            return;
        }

        double root = half + (half < 0 ? -Math.Sqrt(square) : Math.Sqrt(square));
        Reflect(new Reflector(root, T[low + 1, low]), low);
        T[low + 1, low] = 0;
    }
}
