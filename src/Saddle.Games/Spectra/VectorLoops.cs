using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Saddle.Games.Spectra;

/// <summary>
/// Loops over float64 vectors in lanes of four on every machine, so that sums have the same bits everywhere.
/// </summary>
internal static class VectorLoops
{
    private const int Width = 4;
    private const int Far = 300;

    /// <summary>Σ x y.</summary>
    internal static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        y = y[..x.Length];
        Vector256<double> first = default, second = default;
        int i = 0;
        for (; i <= x.Length - (2 * Width); i += 2 * Width)
        {
            first += At(x, i) * At(y, i);
            second += At(x, i + Width) * At(y, i + Width);
        }

        first += second;
        double sum = (first[0] + first[1]) + (first[2] + first[3]);
        for (; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    /// <summary>The root of Σ x², also where the squares leave float64.</summary>
    internal static double Norm(ReadOnlySpan<double> x)
    {
        int shift = Shift(x);
        if (shift == 0)
        {
            return Math.Sqrt(Dot(x, x));
        }

        double[] moved = x.ToArray();
        for (int i = 0; i < moved.Length; i++)
        {
            moved[i] = Math.ScaleB(moved[i], shift);
        }

        return Math.ScaleB(Math.Sqrt(Dot(moved, moved)), -shift);
    }

    /// <summary>
    /// The power of two that brings numbers near 1 where their squares leave float64; else 0, as where one is not
    /// finite.
    /// </summary>
    internal static int Shift(ReadOnlySpan<double> x)
    {
        double largest = 0;
        foreach (double value in x)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest == 0 || !double.IsFinite(largest) || Math.Abs(Math.ILogB(largest)) <= Far
            ? 0
            : -Math.ILogB(largest);
    }

    /// <summary>y += weight · x.</summary>
    internal static void AddScaled(Span<double> y, double weight, ReadOnlySpan<double> x)
    {
        x = x[..y.Length];
        int i = 0;
        for (; i <= y.Length - Width; i += Width)
        {
            (At(y, i) + (weight * At(x, i))).StoreUnsafe(ref MemoryMarshal.GetReference(y), (nuint)i);
        }

        for (; i < y.Length; i++)
        {
            y[i] += weight * x[i];
        }
    }

    private static Vector256<double> At(ReadOnlySpan<double> values, int index) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)index);
}
