using System.Runtime.Intrinsics;

namespace Saddle.Kernels;

/// <summary>
/// Uniform and normal numbers from <see cref="Philox"/>. Element i depends on (seed, stream, step, i) alone, whatever
/// range it is made in. Elements come in groups of 64 floats or 32 doubles, each from the sixteen blocks 16 g to
/// 16 g + 15: a float takes word (i % 64) / 16 of block i % 16 of its group; a double takes two words.
/// </summary>
internal static unsafe class RandomFill
{
    private const int FloatGroup = 64, DoubleGroup = 32;

    /// <summary>Elements firstIndex, firstIndex + 1, … of the uniform stream on [0, 1), multiples of 2^-24.</summary>
    public static void Uniform(float* target, long count, long firstIndex, ulong seed, uint stream, uint step) =>
        Fill(&UniformGroup, FloatGroup, target, count, firstIndex, new(seed, stream, step));

    /// <summary>Elements firstIndex, firstIndex + 1, … of the uniform stream on [0, 1), multiples of 2^-53.</summary>
    public static void Uniform(double* target, long count, long firstIndex, ulong seed, uint stream, uint step) =>
        Fill(&UniformGroup, DoubleGroup, target, count, firstIndex, new(seed, stream, step));

    /// <summary>Elements of the standard normal stream, by Box and Muller's transform of pairs.</summary>
    public static void Normal(float* target, long count, long firstIndex, ulong seed, uint stream, uint step) =>
        Fill(&NormalGroup, FloatGroup, target, count, firstIndex, new(seed, stream, step));

    /// <summary>Elements of the standard normal stream, by Box and Muller's transform of pairs.</summary>
    public static void Normal(double* target, long count, long firstIndex, ulong seed, uint stream, uint step) =>
        Fill(&NormalGroup, DoubleGroup, target, count, firstIndex, new(seed, stream, step));

    private static void Fill<T>(
        delegate*<T*, ulong, Key, void> group, int size, T* target, long count, long firstIndex, Key key)
        where T : unmanaged
    {
        T* partial = stackalloc T[size];
        while (count > 0)
        {
            long at = firstIndex / size;
            int skip = (int)(firstIndex % size);
            int taken = (int)Math.Min(size - skip, count);
            ulong block = (ulong)at * Philox.BlocksAtOnce;
            if (taken == size)
            {
                group(target, block, key);
            }
            else
            {
                group(partial, block, key);
                new Span<T>(partial + skip, taken).CopyTo(new Span<T>(target, taken));
            }

            target += taken;
            firstIndex += taken;
            count -= taken;
        }
    }

    private static void UniformGroup(float* target, ulong block, Key key)
    {
        uint* words = (uint*)target;
        Philox.Words(block, key.Seed, key.Stream, key.Step, words);
        for (int i = 0; i < FloatGroup; i += 16)
        {
            Vector512<int> bits = (Vector512.Load(words + i) >>> 8).AsInt32();
            (Vector512.ConvertToSingle(bits) * Vector512.Create(1f / 16777216)).Store(target + i);
        }
    }

    private static void UniformGroup(double* target, ulong block, Key key)
    {
        uint* words = stackalloc uint[64];
        Philox.Words(block, key.Seed, key.Stream, key.Step, words);
        for (int pair = 0; pair < 2; pair++)
        {
            for (int b = 0; b < 16; b++)
            {
                ulong bits = words[(32 * pair) + b] | (ulong)words[(32 * pair) + 16 + b] << 32;
                target[(16 * pair) + b] = (bits >> 11) * (1.0 / 9007199254740992);
            }
        }
    }

    private static void NormalGroup(float* target, ulong block, Key key)
    {
        uint* words = (uint*)target;
        Philox.Words(block, key.Seed, key.Stream, key.Step, words);
        for (int i = 0; i < FloatGroup; i++)
        {
            // Radius words become (0, 1] with 31 bits, angle words [0, 1) with 24.
            target[i] = (i & 16) == 0
                ? MathF.FusedMultiplyAdd((int)(words[i] >> 1), 1f / 2147483648, 1f / 4294967296)
                : (int)(words[i] >> 8) * (1f / 16777216);
        }

        for (int i = 0; i < FloatGroup; i += 32) BoxMuller(target + i, target + i + 16);
    }

    private static void NormalGroup(double* target, ulong block, Key key)
    {
        UniformGroup(target, block, key);
        for (int i = 0; i < 16; i++) target[i] = 1 - target[i];
        BoxMuller(target, target + 16);
    }

    /// <summary>Sixteen pairs (radius in (0, 1], angle in [0, 1)) become sixteen pairs of normal numbers.</summary>
    private static void BoxMuller<T>(T* radii, T* angles) where T : unmanaged
    {
        if (Vector512.IsHardwareAccelerated) BoxMuller<Floats512<T>, T>(radii, angles);
        else if (Vector256.IsHardwareAccelerated) BoxMuller<Floats256<T>, T>(radii, angles);
        else BoxMuller<Floats128<T>, T>(radii, angles);
    }

    private static void BoxMuller<V, T>(T* radii, T* angles) where V : unmanaged, IFloats<V> where T : unmanaged
    {
        for (int i = 0; i < 16; i += V.Count)
        {
            V radius = V.Sqrt(V.Create(-2) * Elementary.Log(V.Load(radii + i)));
            V angle = V.Create(2 * Math.PI) * V.Load(angles + i);
            (radius * Elementary.Cos(angle)).Store(radii + i);
            (radius * Elementary.Sin(angle)).Store(angles + i);
        }
    }

    private readonly record struct Key(ulong Seed, uint Stream, uint Step);
}
