using Saddle.Games.Spectra;

namespace Saddle.Games.Tests.Spectra;

/// <summary>Matrices of seeded random numbers for tests.</summary>
internal static class Matrices
{
    internal static double[,] Normal(int rows, int columns, uint seed, double scale = 1)
    {
        var entries = new double[rows, columns];
        for (int i = 0; i < entries.Length; i++)
        {
            entries[i / columns, i % columns] = scale * CounterRandom.Normal(seed, 0, 0, (ulong)i);
        }

        return entries;
    }

    internal static DenseOperator Random(int size, uint seed) => new(Normal(size, size, seed, 1 / Math.Sqrt(size)));

    internal static DenseOperator Of(int size, Func<int, int, double> entry)
    {
        var entries = new double[size, size];
        for (int i = 0; i < entries.Length; i++)
        {
            entries[i / size, i % size] = entry(i / size, i % size);
        }

        return new DenseOperator(entries);
    }

    /// <summary>left · right, or leftᵀ · right.</summary>
    internal static double[,] Product(double[,] left, double[,] right, bool transposeLeft = false)
    {
        int rows = left.GetLength(transposeLeft ? 1 : 0);
        var product = new double[rows, right.GetLength(1)];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < right.GetLength(1); j++)
            {
                for (int k = 0; k < right.GetLength(0); k++)
                {
                    product[i, j] += (transposeLeft ? left[k, i] : left[i, k]) * right[k, j];
                }
            }
        }

        return product;
    }
}
