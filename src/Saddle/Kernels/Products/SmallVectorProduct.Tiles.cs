using System.Runtime.CompilerServices;

namespace Saddle.Kernels.Products;

/// <content>The tiles. Four rows share a base address, from which three steps lead to the other ones.</content>
internal sealed unsafe partial class SmallVectorProduct<T, TVector, TLanes>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows16(in Piece tile)
    {
        TVector a0 = TLanes.Zero, a1 = TLanes.Zero, a2 = TLanes.Zero, a3 = TLanes.Zero;
        TVector b0 = TLanes.Zero, b1 = TLanes.Zero, b2 = TLanes.Zero, b3 = TLanes.Zero;
        TVector c0 = TLanes.Zero, c1 = TLanes.Zero, c2 = TLanes.Zero, c3 = TLanes.Zero;
        TVector d0 = TLanes.Zero, d1 = TLanes.Zero, d2 = TLanes.Zero, d3 = TLanes.Zero;
        (long one, long inner, long step) = (tile.RowStep, tile.InnerStep, tile.RightStep);
        long two = 2 * one, three = 3 * one;
        byte* a = tile.Left, b = a + 4 * one, c = b + 4 * one, d = c + 4 * one;
        T* right = tile.Right;
        for (int k = tile.Inner; k > 0; k--)
        {
            TVector y = TLanes.Load(right);
            (a0, a1) = (Add(a, y, a0), Add(a + one, y, a1));
            (a2, a3) = (Add(a + two, y, a2), Add(a + three, y, a3));
            (b0, b1) = (Add(b, y, b0), Add(b + one, y, b1));
            (b2, b3) = (Add(b + two, y, b2), Add(b + three, y, b3));
            (c0, c1) = (Add(c, y, c0), Add(c + one, y, c1));
            (c2, c3) = (Add(c + two, y, c2), Add(c + three, y, c3));
            (d0, d1) = (Add(d, y, d0), Add(d + one, y, d1));
            (d2, d3) = (Add(d + two, y, d2), Add(d + three, y, d3));
            a += inner;
            b += inner;
            c += inner;
            d += inner;
            right += step;
        }

        T* output = tile.Output;
        long next = tile.OutputStep;
        Store(output, next, a0, a1, a2, a3);
        Store(output + 4 * next, next, b0, b1, b2, b3);
        Store(output + 8 * next, next, c0, c1, c2, c3);
        Store(output + 12 * next, next, d0, d1, d2, d3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows8(in Piece tile)
    {
        TVector a0 = TLanes.Zero, a1 = TLanes.Zero, a2 = TLanes.Zero, a3 = TLanes.Zero;
        TVector b0 = TLanes.Zero, b1 = TLanes.Zero, b2 = TLanes.Zero, b3 = TLanes.Zero;
        (long one, long inner, long step) = (tile.RowStep, tile.InnerStep, tile.RightStep);
        long two = 2 * one, three = 3 * one;
        byte* a = tile.Left, b = a + 4 * one;
        T* right = tile.Right;
        for (int k = tile.Inner; k > 0; k--)
        {
            TVector y = TLanes.Load(right);
            (a0, a1) = (Add(a, y, a0), Add(a + one, y, a1));
            (a2, a3) = (Add(a + two, y, a2), Add(a + three, y, a3));
            (b0, b1) = (Add(b, y, b0), Add(b + one, y, b1));
            (b2, b3) = (Add(b + two, y, b2), Add(b + three, y, b3));
            a += inner;
            b += inner;
            right += step;
        }

        Store(tile.Output, tile.OutputStep, a0, a1, a2, a3);
        Store(tile.Output + 4 * tile.OutputStep, tile.OutputStep, b0, b1, b2, b3);
    }

    /// <summary>Rows beyond <paramref name="rows"/> are the last row once more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows4(in Piece tile, int rows)
    {
        TVector a0 = TLanes.Zero, a1 = TLanes.Zero, a2 = TLanes.Zero, a3 = TLanes.Zero;
        (long inner, long step) = (tile.InnerStep, tile.RightStep);
        long one = Math.Min(1, rows - 1) * tile.RowStep, two = Math.Min(2, rows - 1) * tile.RowStep;
        long three = (rows - 1) * tile.RowStep;
        byte* a = tile.Left;
        T* right = tile.Right;
        for (int k = tile.Inner; k > 0; k--)
        {
            TVector y = TLanes.Load(right);
            (a0, a1) = (Add(a, y, a0), Add(a + one, y, a1));
            (a2, a3) = (Add(a + two, y, a2), Add(a + three, y, a3));
            a += inner;
            right += step;
        }

        Store(tile.Output, tile.OutputStep, a0, a1, a2, a3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Add(byte* left, TVector right, TVector sum) =>
        TLanes.MultiplyAdd(TLanes.Broadcast(*(T*)left), right, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(T* output, long step, TVector first, TVector second, TVector third, TVector fourth)
    {
        TLanes.Store(first, output);
        TLanes.Store(second, output + step);
        TLanes.Store(third, output + 2 * step);
        TLanes.Store(fourth, output + 3 * step);
    }
}
