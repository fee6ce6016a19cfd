using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Saddle.Kernels.Movement;

/// <summary>Transposition of matrices of 4- or 8-byte elements in square blocks.</summary>
internal static unsafe class Transpose
{
    /// <summary>
    /// target[i·targetStride + j] = source[j·sourceStride + i] for i below <paramref name="rows"/> and j below
    /// <paramref name="columns"/> of the target.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Blocked<T>(T* source, long sourceStride, T* target, long targetStride, int rows, int columns)
        where T : unmanaged
    {
        // Rows a multiple of 4096 bytes apart share the ways of one cache set, so few of them may be open at a time.
        bool sourceCollides = sourceStride * sizeof(T) % 4096 == 0;
        bool targetCollides = targetStride * sizeof(T) % 4096 == 0;
        int blockRows = sourceCollides == targetCollides ? 16 : targetCollides ? 8 : 64;
        int blockColumns = sourceCollides == targetCollides ? 16 : sourceCollides ? 8 : 64;
        int tile = sizeof(T) == 4 ? 8 : 4;
        for (int row = 0; row < rows; row += blockRows)
        {
            int height = Math.Min(blockRows, rows - row);
            for (int column = 0; column < columns; column += blockColumns)
            {
                int width = Math.Min(blockColumns, columns - column);
                T* from = source + (column * sourceStride) + row;
                T* to = target + (row * targetStride) + column;
                if (Avx.IsSupported && height % tile == 0 && width % tile == 0)
                {
                    Vectors(from, sourceStride, to, targetStride, height, width);
                }
                else
                {
                    Scalars(from, sourceStride, to, targetStride, height, width);
                }
            }
        }
    }

    private static void Scalars<T>(T* source, long sourceStride, T* target, long targetStride, int height, int width)
        where T : unmanaged
    {
        for (int i = 0; i < height; i++)
        {
            for (int j = 0; j < width; j++)
            {
                target[(i * targetStride) + j] = source[(j * sourceStride) + i];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Vectors<T>(T* source, long sourceStride, T* target, long targetStride, int height, int width)
        where T : unmanaged
    {
        int tile = sizeof(T) == 4 ? 8 : 4;
        for (int i = 0; i < height; i += tile)
        {
            for (int j = 0; j < width; j += tile)
            {
                T* from = source + (j * sourceStride) + i;
                T* to = target + (i * targetStride) + j;
                if (sizeof(T) == 4)
                {
                    EightByEight((float*)from, sourceStride, (float*)to, targetStride);
                }
                else
                {
                    FourByFour((double*)from, sourceStride, (double*)to, targetStride);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EightByEight(float* source, long sourceStride, float* target, long targetStride)
    {
        HalfOfEight(source, sourceStride, target, targetStride);
        HalfOfEight(source + 4, sourceStride, target + (4 * targetStride), targetStride);
    }

    /// <summary>Eight rows of four become four rows of eight: row r sits beside row r + 4 in one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void HalfOfEight(float* source, long sourceStride, float* target, long targetStride)
    {
        Vector256<float> a = Beside(source, 4 * sourceStride);
        Vector256<float> b = Beside(source + sourceStride, 4 * sourceStride);
        Vector256<float> c = Beside(source + (2 * sourceStride), 4 * sourceStride);
        Vector256<float> d = Beside(source + (3 * sourceStride), 4 * sourceStride);
        Vector256<double> abLow = Avx.UnpackLow(a, b).AsDouble(), abHigh = Avx.UnpackHigh(a, b).AsDouble();
        Vector256<double> cdLow = Avx.UnpackLow(c, d).AsDouble(), cdHigh = Avx.UnpackHigh(c, d).AsDouble();
        Avx.UnpackLow(abLow, cdLow).AsSingle().Store(target);
        Avx.UnpackHigh(abLow, cdLow).AsSingle().Store(target + targetStride);
        Avx.UnpackLow(abHigh, cdHigh).AsSingle().Store(target + (2 * targetStride));
        Avx.UnpackHigh(abHigh, cdHigh).AsSingle().Store(target + (3 * targetStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Beside(float* low, long distance) =>
        Vector256.Create(Vector128.Load(low), Vector128.Load(low + distance));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourByFour(double* source, long sourceStride, double* target, long targetStride)
    {
        for (int half = 0; half < 2; half++, source += 2, target += 2 * targetStride)
        {
            Vector256<double> a = Beside(source, 2 * sourceStride);
            Vector256<double> b = Beside(source + sourceStride, 2 * sourceStride);
            Avx.UnpackLow(a, b).Store(target);
            Avx.UnpackHigh(a, b).Store(target + targetStride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Beside(double* low, long distance) =>
        Vector256.Create(Vector128.Load(low), Vector128.Load(low + distance));
}
