using MathNet.Numerics.LinearAlgebra;

namespace Saddle.Games.Library;

/// <summary>Matrices that depend on a seed alone.</summary>
internal static class RandomMatrix
{
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="seed">0 or more.</param>
    /// <param name="number">Tells matrices of one seed apart.</param>
    public static Matrix<double> Normal(int rows, int columns, long seed, uint number = 0) => Matrix<double>.Build.Dense(
        rows, columns, (row, column) => CounterRandom.Normal((ulong)seed, 0, number, (ulong)row * (ulong)columns + (ulong)column));
}
