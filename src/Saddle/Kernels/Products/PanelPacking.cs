using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Saddle.Kernels.Products;

/// <summary>Copies a right operand into panels: all columns of one tile side by side for each inner index.</summary>
internal static unsafe class PanelPacking
{
    /// <summary>Writes target[k * width + column] for k below <paramref name="inner"/>, zero for columns beyond
    /// <paramref name="columns"/>. The source points at element (0, 0) of the panel, its stored rows lie
    /// <paramref name="stride"/> elements apart, and these are the operand's columns if <paramref
    /// name="transposed"/>.</summary>
    public static void Pack<T>(
        T* source, long stride, bool transposed, long inner, int columns, T* target, int width)
        where T : unmanaged
    {
        if (columns < width)
        {
            new Span<T>(target, checked((int)(inner * width))).Clear();
        }

        if (transposed)
        {
            PackTransposed(source, stride, inner, columns, target, width);
        }
        else
        {
            PackRows(source, stride, inner, columns, target, width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackRows<T>(T* source, long stride, long inner, int columns, T* target, int width)
        where T : unmanaged
    {
        int lanes = Vector256<T>.Count;
        for (long k = 0; k < inner; k++, source += stride, target += width)
        {
            int column = 0;
            for (; column <= columns - lanes; column += lanes)
            {
                Vector256.Store(Vector256.Load(source + column), target + column);
            }

            for (; column < columns; column++)
            {
                target[column] = source[column];
            }
        }
    }

    /// <summary>Packs rows found at rows[k] + offset, zero beyond <paramref name="columns"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackRows<T>(T** rows, long offset, int inner, int columns, T* target, int width)
        where T : unmanaged
    {
        int lanes = Vector256<T>.Count;
        for (int k = 0; k < inner; k++, target += width)
        {
            T* source = rows[k] + offset;
            int column = 0;
            for (; column <= columns - lanes; column += lanes)
            {
                Vector256.Store(Vector256.Load(source + column), target + column);
            }

            for (; column < width; column++)
            {
                target[column] = column < columns ? source[column] : default;
            }
        }
    }

    private static void PackTransposed<T>(T* source, long stride, long inner, int columns, T* target, int width)
        where T : unmanaged
    {
        int block = Avx.IsSupported ? Vector256<T>.Count : 0;
        int column = 0;
        if (block > 0)
        {
            for (; column <= columns - block; column += block)
            {
                PackStrip(source + column * stride, stride, inner, target + column, width);
            }
        }

        for (; column < columns; column++)
        {
            for (long k = 0; k < inner; k++)
            {
                target[k * width + column] = source[column * stride + k];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackStrip<T>(T* source, long stride, long inner, T* target, int width)
        where T : unmanaged
    {
        int block = Vector256<T>.Count;
        long k = 0;
        for (; k <= inner - block; k += block)
        {
            if (typeof(T) == typeof(float))
            {
                Transpose8((float*)(source + k), stride, (float*)(target + k * width), width);
            }
            else
            {
                Transpose4((double*)(source + k), stride, (double*)(target + k * width), width);
            }
        }

        for (; k < inner; k++)
        {
            for (int column = 0; column < block; column++)
            {
                target[k * width + column] = source[column * stride + k];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose4(double* source, long stride, double* target, long width)
    {
        Vector256<double> r0 = Vector256.Load(source), r1 = Vector256.Load(source + stride);
        Vector256<double> r2 = Vector256.Load(source + 2 * stride), r3 = Vector256.Load(source + 3 * stride);
        Vector256<double> t0 = Avx.UnpackLow(r0, r1), t1 = Avx.UnpackHigh(r0, r1);
        Vector256<double> t2 = Avx.UnpackLow(r2, r3), t3 = Avx.UnpackHigh(r2, r3);
        Avx.Permute2x128(t0, t2, 0x20).Store(target);
        Avx.Permute2x128(t1, t3, 0x20).Store(target + width);
        Avx.Permute2x128(t0, t2, 0x31).Store(target + 2 * width);
        Avx.Permute2x128(t1, t3, 0x31).Store(target + 3 * width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose8(float* source, long stride, float* target, long width)
    {
        Quarter(source, stride, out var a0, out var a1, out var a2, out var a3);
        Quarter(source + 4 * stride, stride, out var b0, out var b1, out var b2, out var b3);
        Avx.Permute2x128(a0, b0, 0x20).Store(target);
        Avx.Permute2x128(a1, b1, 0x20).Store(target + width);
        Avx.Permute2x128(a2, b2, 0x20).Store(target + 2 * width);
        Avx.Permute2x128(a3, b3, 0x20).Store(target + 3 * width);
        Avx.Permute2x128(a0, b0, 0x31).Store(target + 4 * width);
        Avx.Permute2x128(a1, b1, 0x31).Store(target + 5 * width);
        Avx.Permute2x128(a2, b2, 0x31).Store(target + 6 * width);
        Avx.Permute2x128(a3, b3, 0x31).Store(target + 7 * width);
    }

    // Four rows of eight become columns 0..3 (low half) and 4..7 (high half), four elements each.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quarter(
        float* source, long stride,
        out Vector256<float> c0, out Vector256<float> c1, out Vector256<float> c2, out Vector256<float> c3)
    {
        Vector256<float> r0 = Vector256.Load(source), r1 = Vector256.Load(source + stride);
        Vector256<float> r2 = Vector256.Load(source + 2 * stride), r3 = Vector256.Load(source + 3 * stride);
        Vector256<float> t0 = Avx.UnpackLow(r0, r1), t1 = Avx.UnpackHigh(r0, r1);
        Vector256<float> t2 = Avx.UnpackLow(r2, r3), t3 = Avx.UnpackHigh(r2, r3);
        c0 = Avx.Shuffle(t0, t2, 0x44);
        c1 = Avx.Shuffle(t0, t2, 0xEE);
        c2 = Avx.Shuffle(t1, t3, 0x44);
        c3 = Avx.Shuffle(t1, t3, 0xEE);
    }
}
