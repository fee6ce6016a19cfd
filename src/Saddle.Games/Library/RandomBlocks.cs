using MathNet.Numerics.LinearAlgebra;

namespace Saddle.Games.Library;

/// <summary>Jacobians of random games, player block by player block; they depend on the seed alone.</summary>
internal sealed class RandomBlocks(long seed)
{
    private uint _blocks;

    /// <summary>Standard normal couplings between different players.</summary>
    /// <param name="sizes">Numbers per player.</param>
    /// <param name="mirror">Blocks below the diagonal are those above, transposed, times this; 0 for new draws.</param>
    public Matrix<double> Couplings(IReadOnlyList<int> sizes, double mirror)
    {
        Matrix<double> all = Matrix<double>.Build.Dense(sizes.Sum(), sizes.Sum());
        for (int row = 0; row < sizes.Count; row++)
        {
            for (int column = row + 1; column < sizes.Count; column++)
            {
                Matrix<double> upper = Normal(sizes[row], sizes[column]);
                all.SetSubMatrix(First(sizes, row), First(sizes, column), upper);
                all.SetSubMatrix(First(sizes, column), First(sizes, row),
                    mirror == 0 ? Normal(sizes[column], sizes[row]) : mirror * upper.Transpose());
            }
        }

        return all;
    }

    /// <summary>Symmetric own blocks with eigenvalues not below a bound.</summary>
    public Matrix<double> OwnBlocks(IReadOnlyList<int> sizes, double least)
    {
        Matrix<double> all = Matrix<double>.Build.Dense(sizes.Sum(), sizes.Sum());
        for (int player = 0; player < sizes.Count; player++)
        {
            all.SetSubMatrix(First(sizes, player), First(sizes, player), Symmetric(sizes[player], least));
        }

        return all;
    }

    /// <summary>A symmetric matrix with eigenvalues not below a bound.</summary>
    public Matrix<double> Symmetric(int size, double least)
    {
        Matrix<double> factor = Normal(size, size);
        Matrix<double> square = factor.TransposeThisAndMultiply(factor) / size;
        return (square + square.Transpose()) / 2 + least * Matrix<double>.Build.DenseIdentity(size);
    }

    /// <summary>Standard normal numbers.</summary>
    public Matrix<double> Normal(int rows, int columns)
    {
        uint block = _blocks++;
        return Matrix<double>.Build.Dense(rows, columns,
            (row, column) => CounterRandom.Normal((ulong)seed, 0, block, (ulong)row * (ulong)columns + (ulong)column));
    }

    private static int First(IReadOnlyList<int> sizes, int player) => sizes.Take(player).Sum();
}
