using MathNet.Numerics.LinearAlgebra;

namespace Saddle.Reproductions.Consensus08;

/// <summary>Normal numbers, a function of the draw alone.</summary>
internal static class RandomMatrix
{
    public static double[] Numbers(int count, uint draw) =>
        [.. Enumerable.Range(0, count).Select(i => CounterRandom.Normal(8, draw, 0, (ulong)i))];

    public static Matrix<double> Of(int size, uint draw) =>
        Matrix<double>.Build.DenseOfRowMajor(size, size, Numbers(size * size, draw));
}
