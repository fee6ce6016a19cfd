using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Saddle.Kernels;

/// <summary>Copies the pixels under a filter side by side, for pixels of so few channels that pointers cost more.</summary>
internal static unsafe class Patches
{
    /// <summary>Writes pixel after pixel, <paramref name="stride"/> elements apart, the channels found at
    /// table[tap * pixels + pixel] for each tap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather<T>(T** table, int taps, int pixels, int channels, T* patches, long stride)
        where T : unmanaged
    {
        for (int pixel = 0; pixel < pixels; pixel++, patches += stride)
        {
            T* target = patches;
            for (int tap = 0; tap < taps;)
            {
                // Neighbouring taps inside the image are one run of memory.
                T* source = table[(long)tap * pixels + pixel];
                int run = channels;
                while (++tap < taps && table[(long)tap * pixels + pixel] == source + run)
                    run += channels;
                Copy(source, target, run);
                target += run;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy<T>(T* source, T* target, int count)
        where T : unmanaged
    {
        int at = 0;
        for (; at <= count - Vector128<T>.Count; at += Vector128<T>.Count)
            Vector128.Store(Vector128.Load(source + at), target + at);
        for (; at < count; at++)
            target[at] = source[at];
    }
}
