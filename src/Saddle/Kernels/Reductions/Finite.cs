using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Saddle.Kernels.Vectors;

namespace Saddle.Kernels.Reductions;

/// <summary>The check for NaN and infinities.</summary>
internal static unsafe class Finite
{
    /// <summary>Whether no element is NaN or infinite.</summary>
    public static bool AllFinite<T>(T* x, long count) where T : unmanaged =>
        Vector512.IsHardwareAccelerated ? Run<Floats512<T>, T>(x, count)
        : Vector256.IsHardwareAccelerated ? Run<Floats256<T>, T>(x, count)
        : Run<Floats128<T>, T>(x, count);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Run<V, T>(T* x, long count) where V : unmanaged, IFloats<V> where T : unmanaged
    {
        // x - x is 0 for a finite x and NaN otherwise; NaN stays in the sum.
        V sum = V.Create(0);
        long i = 0;
        for (; i <= count - V.Count; i += V.Count)
        {
            V value = V.Load(x + i);
            sum += value - value;
        }

        for (; i < count; i++)
        {
            V value = V.Broadcast(x + i);
            sum += value - value;
        }

        return !V.Any(V.Select(V.Equal(sum, sum), V.Create(0), V.Create(1)));
    }
}
