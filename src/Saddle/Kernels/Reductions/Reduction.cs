using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Saddle.Kernels.Operators;
using Saddle.Kernels.Vectors;

namespace Saddle.Kernels.Reductions;

/// <summary>
/// Sums and maxima of float or double in trees whose shape depends on the sizes alone.
/// <para>Order of a sum along a row: blocks of 1024; in a block, lane j of 64 adds elements j, j + 64, …; lanes fold in
/// halves (j with j + 32, then 16, …); blocks join by <see cref="PairwiseSum{T}"/>. Blocks shorter than 64 use four
/// lanes. Order of a sum down columns: blocks of 32 rows added top to bottom, joined pairwise in the same way. A
/// maximum is NaN where any element is NaN.</para>
/// </summary>
internal static unsafe class Reduction
{
    /// <summary>Elements of a row that are summed as one leaf of the tree.</summary>
    public const int Block = 1024;

    /// <summary>Rows that are summed as one leaf of the tree of a leading reduction.</summary>
    public const int RowBlock = 32;

    private const int LaneCount = 64;
    private const int Strip = 128;
    private const int MaxLevels = 40;

    /// <summary>The sum of one row; the same bits as its blocks' sums fed to a <see cref="PairwiseSum{T}"/>.</summary>
    public static T RowSum<T>(T* x, long count) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (count <= Block)
        {
            return BlockSum(x, (int)count);
        }

        PairwiseSum<T> sum = default;
        for (long at = 0; at < count; at += Block)
        {
            sum.Add(BlockSum(x + at, (int)Math.Min(Block, count - at)));
        }

        return sum.Total();
    }

    /// <summary>The largest element of one row, negative infinity for none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T RowMax<T>(T* x, long count) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (count < LaneCount)
        {
            return ShortMax(x, (int)count);
        }

        T* lanes = stackalloc T[LaneCount];
        for (int lane = 0; lane < LaneCount; lane++)
        {
            lanes[lane] = T.NegativeInfinity;
        }

        long whole = count - (count % LaneCount);
        MaxRowsInto(lanes, x, whole / LaneCount, LaneCount);
        MaxRowsInto(lanes, x + whole, 1, (int)(count - whole));
        for (int half = LaneCount / 2; half > 0; half /= 2)
        {
            MaxRowsInto(lanes, lanes + half, 1, half);
        }

        return lanes[0];
    }

    /// <summary>accumulator[c] += the sum over r of x[r, c], rows top to bottom.</summary>
    public static void AddRowsInto<T>(T* accumulator, T* x, long rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Widest<AddOperator, T>.RowsInto(accumulator, x, rows, columns, columns);

    /// <summary>accumulator[c] = max(accumulator[c], the largest x[r, c]).</summary>
    public static void MaxRowsInto<T>(T* accumulator, T* x, long rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Widest<MaximumOperator, T>.RowsInto(accumulator, x, rows, columns, columns);

    /// <summary>
    /// target[o, i] = the sum over r of source[o, r, i], for o in [outerBegin, outerEnd); the source is
    /// [outer, reduce, inner].
    /// </summary>
    public static void Sum<T>(T* source, T* target, long reduce, int inner, long outerBegin, long outerEnd)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (long o = outerBegin; o < outerEnd; o++)
        {
            if (inner == 1)
            {
                target[o] = RowSum(source + (o * reduce), reduce);
            }
            else
            {
                SumColumns(source + (o * reduce * inner), target + (o * inner), reduce, inner);
            }
        }
    }

    /// <summary>As <see cref="Sum{T}"/>, for the largest element; negative infinity over nothing.</summary>
    public static void Max<T>(T* source, T* target, long reduce, int inner, long outerBegin, long outerEnd)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (long o = outerBegin; o < outerEnd; o++)
        {
            if (inner == 1)
            {
                target[o] = RowMax(source + (o * reduce), reduce);
                continue;
            }

            new Span<T>(target + (o * inner), inner).Fill(T.NegativeInfinity);
            MaxRowsInto(target + (o * inner), source + (o * reduce * inner), reduce, inner);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T BlockSum<T>(T* x, int count) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (count < LaneCount)
        {
            return ShortSum(x, count);
        }

        T* lanes = stackalloc T[LaneCount];
        new Span<T>(lanes, LaneCount).Clear();
        int whole = count - (count % LaneCount);
        AddRowsInto(lanes, x, whole / LaneCount, LaneCount);
        AddRowsInto(lanes, x + whole, 1, count - whole);
        AddRowsInto(lanes, lanes + 32, 1, 32);
        AddRowsInto(lanes, lanes + 16, 1, 16);
        for (int half = 8; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
            {
                lanes[i] += lanes[i + half];
            }
        }

        return lanes[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T ShortSum<T>(T* x, int count) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T a = T.Zero, b = T.Zero, c = T.Zero, d = T.Zero;
        int i = 0;
        for (; i <= count - 4; i += 4)
        {
            a += x[i];
            b += x[i + 1];
            c += x[i + 2];
            d += x[i + 3];
        }

        if (i < count)
        {
            a += x[i];
        }

        if (i + 1 < count)
        {
            b += x[i + 1];
        }

        if (i + 2 < count)
        {
            c += x[i + 2];
        }

        return (a + c) + (b + d);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T ShortMax<T>(T* x, int count) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T a = T.NegativeInfinity, b = a, c = a, d = a;
        int i = 0;
        for (; i <= count - 4; i += 4)
        {
            a = T.Max(a, x[i]);
            b = T.Max(b, x[i + 1]);
            c = T.Max(c, x[i + 2]);
            d = T.Max(d, x[i + 3]);
        }

        for (; i < count; i++)
        {
            a = T.Max(a, x[i]);
        }

        return T.Max(T.Max(a, b), T.Max(c, d));
    }

    /// <summary>target[c] = the sum over r of x[r, c], by the tree over blocks of rows, in strips of columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumColumns<T>(T* x, T* target, long rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T* levels = stackalloc T[MaxLevels * Strip];
        for (int column = 0; column < columns; column += Strip)
        {
            int width = Math.Min(Strip, columns - column);
            ulong count = 0;
            for (long row = 0; row < rows; row += RowBlock, count++)
            {
                int level = BitOperations.TrailingZeroCount(~count);
                T* leaf = levels + (level * Strip);
                new Span<T>(leaf, width).Clear();
                long height = Math.Min(RowBlock, rows - row);
                Widest<AddOperator, T>.RowsInto(leaf, x + (row * columns) + column, height, width, columns);
                for (int below = 0; below < level; below++)
                {
                    AddRowsInto(leaf, levels + (below * Strip), 1, width);
                }
            }

            new Span<T>(target + column, width).Clear();
            for (int level = 0; count >> level != 0; level++)
            {
                if ((count >> level & 1) != 0)
                {
                    AddRowsInto(target + column, levels + (level * Strip), 1, width);
                }
            }
        }
    }

    /// <summary>accumulator[c] = f(accumulator[c], x[r, c]) for r in order, at the widest accelerated width.</summary>
    private static class Widest<TOperator, T>
        where TOperator : struct, IBinaryOperator where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void RowsInto(T* accumulator, T* x, long rows, int columns, int stride)
        {
            if (Vector512.IsHardwareAccelerated)
            {
                Run<Floats512<T>>(accumulator, x, rows, columns, stride);
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                Run<Floats256<T>>(accumulator, x, rows, columns, stride);
            }
            else
            {
                Run<Floats128<T>>(accumulator, x, rows, columns, stride);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Run<V>(T* accumulator, T* x, long rows, int columns, int stride)
            where V : unmanaged, IFloats<V>
        {
            if (rows <= 0)
            {
                return;
            }

            int column = 0;
            for (; column <= columns - (4 * V.Count); column += 4 * V.Count)
            {
                FourVectors<V>(accumulator + column, x + column, rows, stride);
            }

            for (; column <= columns - V.Count; column += V.Count)
            {
                OneVector<V>(accumulator + column, x + column, rows, stride);
            }

            if (column < columns)
            {
                Remainder<V>(accumulator + column, x + column, rows, columns - column, stride);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void FourVectors<V>(T* accumulator, T* x, long rows, int stride) where V : unmanaged, IFloats<V>
        {
            V a = V.Load(accumulator), b = V.Load(accumulator + V.Count);
            V c = V.Load(accumulator + (2 * V.Count)), d = V.Load(accumulator + (3 * V.Count));
            for (long row = 0; row < rows; row++, x += stride)
            {
                a = TOperator.Apply(a, V.Load(x));
                b = TOperator.Apply(b, V.Load(x + V.Count));
                c = TOperator.Apply(c, V.Load(x + (2 * V.Count)));
                d = TOperator.Apply(d, V.Load(x + (3 * V.Count)));
            }

            a.Store(accumulator);
            b.Store(accumulator + V.Count);
            c.Store(accumulator + (2 * V.Count));
            d.Store(accumulator + (3 * V.Count));
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void OneVector<V>(T* accumulator, T* x, long rows, int stride) where V : unmanaged, IFloats<V>
        {
            V a = V.Load(accumulator);
            for (long row = 0; row < rows; row++, x += stride)
            {
                a = TOperator.Apply(a, V.Load(x));
            }

            a.Store(accumulator);
        }

        /// <summary>Fewer columns than lanes: one lane at a time through the same operator.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Remainder<V>(T* accumulator, T* x, long rows, int columns, int stride)
            where V : unmanaged, IFloats<V>
        {
            T* results = stackalloc T[V.Count];
            for (int column = 0; column < columns; column++)
            {
                V a = V.Broadcast(accumulator + column);
                for (long row = 0; row < rows; row++)
                {
                    a = TOperator.Apply(a, V.Broadcast(x + (row * stride) + column));
                }

                a.Store(results);
                accumulator[column] = results[0];
            }
        }
    }
}
