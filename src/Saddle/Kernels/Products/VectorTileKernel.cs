using System.Numerics;
using System.Runtime.CompilerServices;
using Saddle.Kernels.Vectors;

namespace Saddle.Kernels.Products;

/// <summary>Register tiles two vectors wide and up to fourteen (32 registers) or six (16 registers) rows
/// high.</summary>
internal sealed unsafe partial class VectorTileKernel<T, TVector, TLanes>(int rows) : TileKernel<T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct
    where TLanes : struct, ILanes<TVector, T>
{
    public override int Rows => rows;

    // Measured: fewer than eight rows do not keep the multipliers busy.
    public override TileHeights Heights { get; } = rows == 14
        ? new((14, 140), (8, 80), (4, 47), (2, 39), (1, 36))
        : new((6, 60), (4, 44), (2, 39), (1, 36));

    public override int Lanes => TLanes.Count;

    protected override void RunRows(int rows, in Tile<T> tile) => Run<RowReader>(rows, in tile);

    protected override void RunColumns(int rows, in Tile<T> tile) => Run<ColumnReader>(rows, in tile);

    private static void Run<TReader>(int rows, in Tile<T> tile)
        where TReader : struct, ILeftReader
    {
        switch (rows)
        {
            case 14: Rows14<TReader>(in tile); break;
            case 8: Rows8<TReader>(in tile); break;
            case 6: Rows6<TReader>(in tile); break;
            case 4: Rows4<TReader>(in tile); break;
            case 2: Rows2<TReader>(in tile); break;
            default: Rows1<TReader>(in tile); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(in Tile<T> tile, int row, TVector first, TVector second)
    {
        T* target = tile.Output[row] + tile.OutputOffset;
        if (tile.Accumulate)
        {
            first = TLanes.Add(TLanes.Load(target), first);
            second = TLanes.Add(TLanes.Load(target + TLanes.Count), second);
        }

        TLanes.Store(first, target);
        TLanes.Store(second, target + TLanes.Count);
    }
}
