using System.Runtime.CompilerServices;

namespace Saddle.Kernels.Products;

/// <content>The register tile of six rows by two vectors.</content>
internal sealed unsafe partial class VectorTileKernel<T, TVector, TLanes>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows6<TReader>(in Tile<T> tile)
        where TReader : struct, ILeftReader
    {
        TVector a0 = TLanes.Zero, b0 = TLanes.Zero, a1 = TLanes.Zero, b1 = TLanes.Zero;
        TVector a2 = TLanes.Zero, b2 = TLanes.Zero, a3 = TLanes.Zero, b3 = TLanes.Zero;
        TVector a4 = TLanes.Zero, b4 = TLanes.Zero, a5 = TLanes.Zero, b5 = TLanes.Zero;
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
                x = TLanes.Broadcast(TReader.Read(left, offset, 2, k));
                (a2, b2) = (TLanes.MultiplyAdd(x, u, a2), TLanes.MultiplyAdd(x, v, b2));
                x = TLanes.Broadcast(TReader.Read(left, offset, 3, k));
                (a3, b3) = (TLanes.MultiplyAdd(x, u, a3), TLanes.MultiplyAdd(x, v, b3));
                x = TLanes.Broadcast(TReader.Read(left, offset, 4, k));
                (a4, b4) = (TLanes.MultiplyAdd(x, u, a4), TLanes.MultiplyAdd(x, v, b4));
                x = TLanes.Broadcast(TReader.Read(left, offset, 5, k));
                (a5, b5) = (TLanes.MultiplyAdd(x, u, a5), TLanes.MultiplyAdd(x, v, b5));
            }
        }

        Finish(in tile, 0, a0, b0);
        Finish(in tile, 1, a1, b1);
        Finish(in tile, 2, a2, b2);
        Finish(in tile, 3, a3, b3);
        Finish(in tile, 4, a4, b4);
        Finish(in tile, 5, a5, b5);
    }
}
