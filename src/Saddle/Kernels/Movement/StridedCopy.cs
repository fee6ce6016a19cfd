using System.Runtime.CompilerServices;

namespace Saddle.Kernels.Movement;

/// <summary>
/// Copies a strided view into contiguous memory. The view has dimensions <c>dims</c> (at most 16, outermost first) and
/// steps of <c>strides</c> elements (0 repeats, negative walks backwards); outputs are numbered row-major and any range
/// [begin, end) of them may be asked for. T is any 4- or 8-byte element.
/// </summary>
internal static unsafe class StridedCopy
{
    /// <summary>The most dimensions a view may have.</summary>
    public const int MaxRank = 16;

    /// <summary>Copies outputs [begin, end) to target[0..]; meant for tiles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Read<T>(
        T* source, ReadOnlySpan<int> dims, ReadOnlySpan<long> strides, long begin, long end, T* target)
        where T : unmanaged
    {
        if (begin >= end)
        {
            return;
        }

        int inner = dims.Length - 1;
        if (inner < 0)
        {
            *target = *source;
            return;
        }

        if (inner < 2)
        {
            ReadRows(source, inner == 0 ? 0 : strides[0], dims[inner], strides[inner], begin, end, target);
            return;
        }

        Span<int> index = stackalloc int[MaxRank];
        source += Locate(dims, strides, begin, index);
        long remaining = end - begin;
        while (true)
        {
            int run = (int)Math.Min(dims[inner] - index[inner], remaining);
            Run(source, strides[inner], run, target);
            target += run;
            remaining -= run;
            if (remaining == 0)
            {
                return;
            }

            source -= index[inner] * strides[inner];
            index[inner] = 0;
            source += NextRow(dims, strides, index);
        }
    }

    /// <summary>As <see cref="Read"/>, of at most two dimensions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ReadRows<T>(
        T* source, long rowStride, int width, long stride, long begin, long end, T* target)
        where T : unmanaged
    {
        (long row, long at) = begin < width ? (0, begin) : Math.DivRem(begin, width);
        source += row * rowStride;
        if (rowStride == 0 && stride == 1)
        {
            Repeat(source, width, (int)at, target, end - begin);
            return;
        }

        for (long left = end - begin; left > 0; source += rowStride, at = 0)
        {
            int run = (int)Math.Min(width - at, left);
            Run(source + (at * stride), stride, run, target);
            target += run;
            left -= run;
        }
    }

    /// <summary>
    /// One row over and over: what is there already is copied behind itself, twice as much each time.
    /// </summary>
    private static void Repeat<T>(T* row, int width, int at, T* target, long count) where T : unmanaged
    {
        int first = (int)Math.Min(width - at, count);
        Run(row + at, 1, first, target);
        if (first == count)
        {
            return;
        }

        long filled = Math.Min(first + (long)width, count);
        Run(row, 1, (int)(filled - first), target + first);
        while (filled < count)
        {
            long whole = (filled - first) / width * width;
            int run = (int)Math.Min(Math.Min(whole, count - filled), int.MaxValue);
            new Span<T>(target + filled - whole, run).CopyTo(new Span<T>(target + filled, run));
            filled += run;
        }
    }

    /// <summary>
    /// Copies outputs [begin, end) to target[begin..end); meant for whole arrays or large shares of them: where the
    /// innermost dimension is strided and another is contiguous in the source, it goes by square blocks.
    /// </summary>
    public static void Copy<T>(
        T* source, T* target, ReadOnlySpan<int> dims, ReadOnlySpan<long> strides, long begin, long end)
        where T : unmanaged
    {
        int across = ContiguousOuter(dims, strides);
        if (across < 0)
        {
            Read(source, dims, strides, begin, end, target + begin);
            return;
        }

        long row = 1;
        for (int d = across + 1; d < dims.Length; d++)
        {
            row *= dims[d];
        }

        long first = Math.Min((begin + row - 1) / row * row, end);
        long last = Math.Max(end / row * row, first);
        Read(source, dims, strides, begin, first, target + begin);
        for (long at = first; at < last;)
        {
            int from = (int)(at / row % dims[across]);
            int count = (int)Math.Min(dims[across] - from, (last - at) / row);
            TransposeSlab(source, target + at, dims, strides, across, at, count, row);
            at += count * row;
        }

        Read(source, dims, strides, last, end, target + last);
    }

    /// <summary>The outer dimension contiguous in the source when the innermost one is strided; else -1.</summary>
    private static int ContiguousOuter(ReadOnlySpan<int> dims, ReadOnlySpan<long> strides)
    {
        int inner = dims.Length - 1;
        if (inner < 1 || strides[inner] is 0 or 1 || dims[inner] < 2)
        {
            return -1;
        }

        for (int d = inner - 1; d >= 0; d--)
        {
            if (strides[d] == 1 && dims[d] >= 4)
            {
                return d;
            }
        }

        return -1;
    }

    /// <summary>Writes <paramref name="count"/> indices of dimension across, from output at on.</summary>
    private static void TransposeSlab<T>(
        T* source, T* target, ReadOnlySpan<int> dims, ReadOnlySpan<long> strides,
        int across, long at, int count, long row)
        where T : unmanaged
    {
        Span<int> index = stackalloc int[MaxRank];
        source += Locate(dims, strides, at, index);
        int inner = dims.Length - 1;
        ReadOnlySpan<int> middle = dims[(across + 1)..inner];
        ReadOnlySpan<long> middleStrides = strides[(across + 1)..inner];
        Span<int> middleIndex = stackalloc int[MaxRank];
        middleIndex.Clear();
        long slices = row / dims[inner];
        for (long slice = 0; slice < slices; slice++)
        {
            Transpose.Blocked(source, strides[inner], target + (slice * dims[inner]), row, count, dims[inner]);
            if (slice + 1 < slices)
            {
                source += Advance(middle, middleStrides, middleIndex);
            }
        }
    }

    /// <summary>The element offset of output <paramref name="linear"/>, and its index in each dimension.</summary>
    private static long Locate(ReadOnlySpan<int> dims, ReadOnlySpan<long> strides, long linear, Span<int> index)
    {
        long offset = 0;
        for (int d = dims.Length - 1; d >= 0; d--)
        {
            (linear, long at) = Math.DivRem(linear, dims[d]);
            index[d] = (int)at;
            offset += at * strides[d];
        }

        return offset;
    }

    private static long NextRow(ReadOnlySpan<int> dims, ReadOnlySpan<long> strides, Span<int> index) =>
        Advance(dims[..^1], strides[..^1], index);

    /// <summary>Steps the index to the next position; returns how far the source moves.</summary>
    private static long Advance(ReadOnlySpan<int> dims, ReadOnlySpan<long> strides, Span<int> index)
    {
        long moved = 0;
        for (int d = dims.Length - 1; d >= 0; d--)
        {
            moved += strides[d];
            if (++index[d] < dims[d])
            {
                break;
            }

            moved -= strides[d] * dims[d];
            index[d] = 0;
        }

        return moved;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<T>(T* source, long stride, int count, T* target) where T : unmanaged
    {
        if (stride == 1 && count >= 16)
        {
            new Span<T>(source, count).CopyTo(new Span<T>(target, count));
        }
        else if (stride == 0)
        {
            new Span<T>(target, count).Fill(*source);
        }
        else
        {
            for (int i = 0; i < count; i++, source += stride)
            {
                target[i] = *source;
            }
        }
    }
}
