using System.Runtime.CompilerServices;

namespace Saddle.Kernels.Products;

/// <content>The register tile of two rows by two vectors.</content>
internal sealed unsafe partial class VectorTileKernel<T, TVector, TLanes>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows2<TReader>(in Tile<T> tile)
        where TReader : struct, ILeftReader
    {
        TVector a0 = TLanes.Zero, b0 = TLanes.Zero, a1 = TLanes.Zero, b1 = TLanes.Zero;
        T** left = tile.Left;
        T* right = tile.Right;
        long offset = tile.LeftOffset, step = tile.RightStep;
        for (int segment = 0; segment < tile.Segments; segment++, left += tile.TableStride)
        {
            for (long k = 0, length = tile.SegmentLength; k < length; k++, right += step)
            {
                TVector u = TLanes.Load(right), v = TLanes.Load(right + TLanes.Count);
                TVector x = TLanes.Broadcast(TReader.Read(left, offset, 0, k));
                (a0, b0) = (TLanes.MultiplyAdd(x, u, a0), TLanes.MultiplyAdd(x, v, b0));
                x = TLanes.Broadcast(TReader.Read(left, offset, 1, k));
                (a1, b1) = (TLanes.MultiplyAdd(x, u, a1), TLanes.MultiplyAdd(x, v, b1));
            }
        }

        Finish(in tile, 0, a0, b0);
        Finish(in tile, 1, a1, b1);
    }
}
