using System.Numerics;
using System.Runtime.Intrinsics;
using Saddle.Kernels.Vectors;

namespace Saddle.Kernels.Products;

/// <summary>The innermost product: a tile of output held in registers while the inner dimension passes by.</summary>
/// <remarks>Each output element is one chain of fused multiply-adds in increasing k (one for each lane in inner
/// products), whatever tile it falls into, so results do not depend on how the output is divided among tiles or
/// threads.</remarks>
internal abstract unsafe class TileKernel<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Rows of the largest tile.</summary>
    public abstract int Rows { get; }

    /// <summary>Elements per vector.</summary>
    public abstract int Lanes { get; }

    /// <summary>Columns of every tile and of a packed panel.</summary>
    public int Columns => 2 * Lanes;

    /// <summary>Which tiles cover a block of rows.</summary>
    public abstract TileHeights Heights { get; }

    /// <summary>Computes a tile whose columns from <paramref name="columns"/> on fall outside of the output; those are
    /// dropped.
    /// <paramref name="staging"/> has room for a whole tile and its row pointers.</summary>
    public void Run(int rows, bool byColumns, in Tile<T> tile, int columns, void* staging)
    {
        if (columns >= Columns)
        {
            Run(rows, byColumns, in tile);
            return;
        }

        Tile<T> whole = tile;
        T** table = (T**)staging;
        T* values = (T*)((byte*)staging + 16 * sizeof(T*));
        for (int row = 0; row < rows; row++)
        {
            table[row] = values + row * Columns;
        }

        whole.Output = table;
        (whole.OutputOffset, whole.Accumulate) = (0, false);
        Run(rows, byColumns, in whole);
        for (int row = 0; row < rows; row++)
        {
            T* target = tile.Output[row] + tile.OutputOffset;
            for (int column = 0; column < columns; column++)
            {
                target[column] = tile.Accumulate ? target[column] + table[row][column] : table[row][column];
            }
        }
    }

    /// <summary>Bytes of the staging area that <see cref="Run(int, bool, in Tile{T}, int, void*)"/> needs.</summary>
    public long StagingBytes => 16 * sizeof(T*) + (long)Rows * Columns * sizeof(T);

    /// <summary>The most columns that <see cref="RunDots"/> can compute.</summary>
    public const int MostDotColumns = 4;

    /// <summary>Whether vectors along the inner dimension pay: few columns, and rows of at least a vector.</summary>
    public bool PrefersDots(int columns, long segmentLength) => columns <= MostDotColumns && segmentLength >= Lanes;

    /// <summary>Computes <paramref name="columns"/> elements of one to four rows as inner products over vectors. The
    /// right operand is transposed: column c lies at Right + c * RightStep, four of them, zero where unused.</summary>
    public abstract void RunDots(in Tile<T> tile, int rows, int columns);

    protected abstract void RunRows(int rows, in Tile<T> tile);

    protected abstract void RunColumns(int rows, in Tile<T> tile);

    private void Run(int rows, bool byColumns, in Tile<T> tile)
    {
        if (byColumns)
        {
            RunColumns(rows, in tile);
        }
        else
        {
            RunRows(rows, in tile);
        }
    }
}

/// <summary>The tile kernels of each width.</summary>
internal static class TileKernels
{
    /// <summary>The kernel built for a vector width.</summary>
    public static TileKernel<T> For<T>(VectorWidth width)
        where T : unmanaged, IFloatingPointIeee754<T> => width switch
        {
            VectorWidth.Bits512 => Wide<T>.Kernel,
            VectorWidth.Bits256 => Middle<T>.Kernel,
            _ => Narrow<T>.Kernel,
        };

    private static class Wide<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static readonly TileKernel<T> Kernel = new VectorTileKernel<T, Vector512<T>, Lanes512<T>>(14);
    }

    private static class Middle<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static readonly TileKernel<T> Kernel = new VectorTileKernel<T, Vector256<T>, Lanes256<T>>(6);
    }

    private static class Narrow<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static readonly TileKernel<T> Kernel = new VectorTileKernel<T, Vector128<T>, Lanes128<T>>(6);
    }
}
