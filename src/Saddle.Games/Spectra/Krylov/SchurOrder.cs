using System.Numerics;
using MathNet.Numerics.LinearAlgebra.Double;

namespace Saddle.Games.Spectra.Krylov;

/// <summary>Brings the wanted blocks of a real Schur form to the front by swapping neighbours.</summary>
/// <remarks>Bai and Demmel, "On swapping diagonal blocks in real Schur form", Linear Algebra and its Applications
/// 1993.</remarks>
internal static class SchurOrder
{
    private const double Tolerance = 1e-12;

    /// <summary>
    /// Sorts the diagonal blocks by falling rank; neighbours that cannot be swapped safely stay as they are.
    /// </summary>
    internal static void Sort(RealSchur schur, Func<Complex, double> rank)
    {
        int size = schur.T.GetLength(0);
        for (int end = 0; end < size; end += Width(schur, end))
        {
            int at = end;
            while (at > 0)
            {
                int above = at > 1 && schur.IsPair(at - 2) ? at - 2 : at - 1;
                if (rank(schur.Eigenvalue(above)) >= rank(schur.Eigenvalue(at)) || !Swap(schur, above))
                {
                    break;
                }

                at = above;
            }
        }
    }

    internal static int Width(RealSchur schur, int block) => schur.IsPair(block) ? 2 : 1;

    private static bool Swap(RealSchur schur, int first)
    {
        int upper = Width(schur, first);
        int lower = Width(schur, first + upper);
        double[,] local = Local(schur.T, first, upper + lower);
        double size = Largest(local, 0, upper + lower);
        Reflector[]? turns = Turns(local, upper, lower);
        if (turns is null)
        {
            return false;
        }

        for (int i = 0; i < turns.Length; i++)
        {
            turns[i].ReflectRows(local, i, 0);
            turns[i].ReflectColumns(local, i, upper + lower);
        }

        if (!(Largest(local, lower, lower) <= Tolerance * size))
        {
            return false;
        }

        for (int i = 0; i < turns.Length; i++)
        {
            schur.Reflect(turns[i], first + i);
        }

        Clear(schur.T, first, upper, lower);
        return true;
    }

    /// <summary>
    /// Reflections that turn the lower block's invariant subspace, spanned by [-X; I], onto the first axes.
    /// </summary>
    private static Reflector[]? Turns(double[,] local, int upper, int lower)
    {
        double[]? solution = Sylvester(local, upper, lower);
        if (solution is null)
        {
            return null;
        }

        var columns = new double[lower][];
        for (int j = 0; j < lower; j++)
        {
            columns[j] = new double[upper + lower];
            columns[j][upper + j] = 1;
            for (int i = 0; i < upper; i++)
            {
                columns[j][i] = -solution[(i * lower) + j];
            }
        }

        var turns = new Reflector[lower];
        for (int j = 0; j < lower; j++)
        {
            turns[j] = new Reflector(columns[j].AsSpan(j, upper + lower - j));
            for (int rest = j; rest < lower; rest++)
            {
                turns[j].Reflect(columns[rest].AsSpan(j));
            }
        }

        return turns;
    }

    /// <summary>
    /// X of A X - X B = C for the blocks [A, C; 0, B], row by row; none where A and B share an eigenvalue.
    /// </summary>
    private static double[]? Sylvester(double[,] local, int upper, int lower)
    {
        var equations = new DenseMatrix(upper * lower, upper * lower);
        var right = new DenseVector(upper * lower);
        for (int i = 0; i < upper; i++)
        {
            for (int j = 0; j < lower; j++)
            {
                int row = (i * lower) + j;
                right[row] = local[i, upper + j];
                for (int k = 0; k < upper; k++)
                {
                    equations[row, (k * lower) + j] += local[i, k];
                }

                for (int k = 0; k < lower; k++)
                {
                    equations[row, (i * lower) + k] -= local[upper + k, upper + j];
                }
            }
        }

        double[] solution = equations.Solve(right).ToArray();
        return solution.All(double.IsFinite) ? solution : null;
    }

    private static double[,] Local(double[,] matrix, int first, int size)
    {
        var local = new double[size, size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                local[i, j] = matrix[first + i, first + j];
            }
        }

        return local;
    }

    /// <summary>The largest entry from a row on, in the columns before a limit.</summary>
    private static double Largest(double[,] local, int fromRow, int columnLimit)
    {
        double largest = 0;
        for (int i = fromRow; i < local.GetLength(0); i++)
        {
            for (int j = 0; j < columnLimit; j++)
            {
                largest = Math.Max(largest, Math.Abs(local[i, j]));
            }
        }

        return largest;
    }

    /// <summary>Sets what is zero but for rounding to zero.</summary>
    private static void Clear(double[,] matrix, int first, int upper, int lower)
    {
        for (int i = lower; i < upper + lower; i++)
        {
            for (int j = 0; j < lower; j++)
            {
                matrix[first + i, first + j] = 0;
            }
        }
    }
}
