using System.Runtime.CompilerServices;
using Saddle.Kernels.Vectors;

namespace Saddle.Kernels.Products;

/// <content>Inner products for outputs too narrow to fill a vector with columns.</content>
internal sealed unsafe partial class VectorTileKernel<T, TVector, TLanes>
{
    public override void RunDots(in Tile<T> tile, int rows, int columns)
    {
        if (columns == 1)
        {
            RunDots1(in tile, rows);
        }
        else
        {
            RunDots4(in tile, rows, columns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunDots4(in Tile<T> tile, int rows, int columns)
    {
        TVector a0 = TLanes.Zero, a1 = TLanes.Zero, a2 = TLanes.Zero, a3 = TLanes.Zero;
        TVector b0 = TLanes.Zero, b1 = TLanes.Zero, b2 = TLanes.Zero, b3 = TLanes.Zero;
        TVector c0 = TLanes.Zero, c1 = TLanes.Zero, c2 = TLanes.Zero, c3 = TLanes.Zero;
        TVector d0 = TLanes.Zero, d1 = TLanes.Zero, d2 = TLanes.Zero, d3 = TLanes.Zero;
        (int second, int third, int fourth) = (Math.Min(1, rows - 1), Math.Min(2, rows - 1), rows - 1);
        T* tails = stackalloc T[16];
        new Span<T>(tails, 16).Clear();
        T** left = tile.Left;
        T* right0 = tile.Right;
        for (int segment = 0; segment < tile.Segments; segment++, left += tile.TableStride)
        {
            T* row0 = left[0], row1 = left[second], row2 = left[third], row3 = left[fourth];
            T* right1 = right0 + tile.RightStep, right2 = right1 + tile.RightStep, right3 = right2 + tile.RightStep;
            long k = 0;
            for (; k <= tile.SegmentLength - TLanes.Count; k += TLanes.Count)
            {
                TVector x0 = TLanes.Load(row0 + k), x1 = TLanes.Load(row1 + k);
                TVector x2 = TLanes.Load(row2 + k), x3 = TLanes.Load(row3 + k);
                TVector y = TLanes.Load(right0 + k);
                (a0, b0) = (TLanes.MultiplyAdd(x0, y, a0), TLanes.MultiplyAdd(x1, y, b0));
                (c0, d0) = (TLanes.MultiplyAdd(x2, y, c0), TLanes.MultiplyAdd(x3, y, d0));
                y = TLanes.Load(right1 + k);
                (a1, b1) = (TLanes.MultiplyAdd(x0, y, a1), TLanes.MultiplyAdd(x1, y, b1));
                (c1, d1) = (TLanes.MultiplyAdd(x2, y, c1), TLanes.MultiplyAdd(x3, y, d1));
                y = TLanes.Load(right2 + k);
                (a2, b2) = (TLanes.MultiplyAdd(x0, y, a2), TLanes.MultiplyAdd(x1, y, b2));
                (c2, d2) = (TLanes.MultiplyAdd(x2, y, c2), TLanes.MultiplyAdd(x3, y, d2));
                y = TLanes.Load(right3 + k);
                (a3, b3) = (TLanes.MultiplyAdd(x0, y, a3), TLanes.MultiplyAdd(x1, y, b3));
                (c3, d3) = (TLanes.MultiplyAdd(x2, y, c3), TLanes.MultiplyAdd(x3, y, d3));
            }

            for (; k < tile.SegmentLength; k++)
            {
                for (int column = 0; column < columns; column++)
                {
                    T y = right0[column * tile.RightStep + k];
                    tails[column] = FusedMultiplyAdd.Of(row0[k], y, tails[column]);
                    tails[4 + column] = FusedMultiplyAdd.Of(row1[k], y, tails[4 + column]);
                    tails[8 + column] = FusedMultiplyAdd.Of(row2[k], y, tails[8 + column]);
                    tails[12 + column] = FusedMultiplyAdd.Of(row3[k], y, tails[12 + column]);
                }
            }

            right0 += tile.SegmentLength;
        }

        T** output = tile.Output;
        FinishDots(output[fourth], tails + 12, columns, d0, d1, d2, d3);
        FinishDots(output[third], tails + 8, columns, c0, c1, c2, c3);
        FinishDots(output[second], tails + 4, columns, b0, b1, b2, b3);
        FinishDots(output[0], tails, columns, a0, a1, a2, a3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunDots1(in Tile<T> tile, int rows)
    {
        (int second, int third, int fourth) = (Math.Min(1, rows - 1), Math.Min(2, rows - 1), rows - 1);
        TVector a = TLanes.Zero, b = TLanes.Zero, c = TLanes.Zero, d = TLanes.Zero;
        T* tails = stackalloc T[4];
        new Span<T>(tails, 4).Clear();
        T** left = tile.Left;
        T* right = tile.Right;
        for (int segment = 0; segment < tile.Segments; segment++, left += tile.TableStride, right += tile.SegmentLength)
        {
            T* row0 = left[0], row1 = left[second], row2 = left[third], row3 = left[fourth];
            long k = 0;
            for (; k <= tile.SegmentLength - TLanes.Count; k += TLanes.Count)
            {
                TVector y = TLanes.Load(right + k);
                a = TLanes.MultiplyAdd(TLanes.Load(row0 + k), y, a);
                b = TLanes.MultiplyAdd(TLanes.Load(row1 + k), y, b);
                c = TLanes.MultiplyAdd(TLanes.Load(row2 + k), y, c);
                d = TLanes.MultiplyAdd(TLanes.Load(row3 + k), y, d);
            }

            for (; k < tile.SegmentLength; k++)
            {
                tails[0] = FusedMultiplyAdd.Of(row0[k], right[k], tails[0]);
                tails[1] = FusedMultiplyAdd.Of(row1[k], right[k], tails[1]);
                tails[2] = FusedMultiplyAdd.Of(row2[k], right[k], tails[2]);
                tails[3] = FusedMultiplyAdd.Of(row3[k], right[k], tails[3]);
            }
        }

        tile.Output[fourth][0] = TLanes.Sum(d) + tails[3];
        tile.Output[third][0] = TLanes.Sum(c) + tails[2];
        tile.Output[second][0] = TLanes.Sum(b) + tails[1];
        tile.Output[0][0] = TLanes.Sum(a) + tails[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FinishDots(
        T* output, T* tails, int columns, TVector first, TVector second, TVector third, TVector fourth)
    {
        output[0] = TLanes.Sum(first) + tails[0];
        output[1] = TLanes.Sum(second) + tails[1];
        if (columns > 2)
        {
            output[2] = TLanes.Sum(third) + tails[2];
        }

        if (columns > 3)
        {
            output[3] = TLanes.Sum(fourth) + tails[3];
        }
    }
}
