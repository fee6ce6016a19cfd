using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Saddle.Kernels.Operators;
using Saddle.Kernels.Vectors;

namespace Saddle.Kernels.RandomNumbers;

/// <summary>
/// Uniform and normal numbers from <see cref="Philox"/>. Element i depends on (seed, stream, step, i) alone, whatever
/// range it is made in. Elements come in groups of 64 floats or 32 doubles, each from the sixteen blocks 16 g to
/// 16 g + 15: a float takes word (i % 64) / 16 of block i % 16 of its group; a double takes two words.
/// </summary>
internal static unsafe class RandomFill
{
    private const int FloatGroup = 64, DoubleGroup = 32;
    private const int GroupsAtOnce = 8;
    private const int MostPairs = GroupsAtOnce * FloatGroup / 2;

    private static readonly UnaryLoop s_radius = UnaryLoop.Of<RadiusOperator>();
    private static readonly BinaryLoop s_product = BinaryLoop.Of<MultiplyOperator>();
    private static readonly UnaryLoop s_cosTurns = UnaryLoop.Of<CosTurnsOperator>();
    private static readonly UnaryLoop s_sinTurns = UnaryLoop.Of<SinTurnsOperator>();

    /// <summary>Elements firstIndex, firstIndex + 1, … of the uniform stream on [0, 1), multiples of 2^-24.</summary>
    public static void Uniform(float* target, long count, long firstIndex, ulong seed, uint stream, uint step) =>
        Fill(&UniformGroups, FloatGroup, target, count, firstIndex, new(seed, stream, step));

    /// <summary>Elements firstIndex, firstIndex + 1, … of the uniform stream on [0, 1), multiples of 2^-53.</summary>
    public static void Uniform(double* target, long count, long firstIndex, ulong seed, uint stream, uint step) =>
        Fill(&UniformGroups, DoubleGroup, target, count, firstIndex, new(seed, stream, step));

    /// <summary>Elements of the standard normal stream, by Box and Muller's transform of pairs.</summary>
    public static void Normal(float* target, long count, long firstIndex, ulong seed, uint stream, uint step) =>
        Fill(&NormalGroups, FloatGroup, target, count, firstIndex, new(seed, stream, step));

    /// <summary>Elements of the standard normal stream, by Box and Muller's transform of pairs.</summary>
    public static void Normal(double* target, long count, long firstIndex, ulong seed, uint stream, uint step) =>
        Fill(&NormalGroups, DoubleGroup, target, count, firstIndex, new(seed, stream, step));

    private static void Fill<T>(
        delegate*<T*, int, ulong, Key, void> groups, int size, T* target, long count, long firstIndex, Key key)
        where T : unmanaged
    {
        T* partial = stackalloc T[size];
        while (count > 0)
        {
            ulong block = (ulong)(firstIndex / size) * Philox.BlocksAtOnce;
            int skip = (int)(firstIndex % size);
            long taken = Math.Min(size - skip, count);
            if (taken == size)
            {
                int whole = (int)Math.Min(GroupsAtOnce, count / size);
                groups(target, whole, block, key);
                taken = (long)whole * size;
            }
            else
            {
                groups(partial, 1, block, key);
                new Span<T>(partial + skip, (int)taken).CopyTo(new Span<T>(target, (int)taken));
            }

            target += taken;
            firstIndex += taken;
            count -= taken;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void UniformGroups(float* target, int groups, ulong block, Key key)
    {
        uint* words = (uint*)target;
        for (int group = 0; group < groups; group++, block += Philox.BlocksAtOnce)
        {
            Philox.Words(block, key.Seed, key.Stream, key.Step, words + (group * FloatGroup));
        }

        for (int i = 0; i < groups * FloatGroup; i += 16)
        {
            Vector512<int> bits = (Vector512.Load(words + i) >>> 8).AsInt32();
            (Vector512.ConvertToSingle(bits) * Vector512.Create(1f / 16777216)).Store(target + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void UniformGroups(double* target, int groups, ulong block, Key key)
    {
        uint* words = stackalloc uint[64];
        for (int group = 0; group < groups; group++, block += Philox.BlocksAtOnce, target += DoubleGroup)
        {
            Philox.Words(block, key.Seed, key.Stream, key.Step, words);
            for (int i = 0; i < DoubleGroup; i++)
            {
                uint* low = words + (i & 15) + (2 * (i & 16));
                target[i] = ((low[0] | (ulong)low[16] << 32) >> 11) * (1.0 / 9007199254740992);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void NormalGroups(float* target, int groups, ulong block, Key key)
    {
        float* radii = stackalloc float[MostPairs], angles = stackalloc float[MostPairs];
        uint* words = stackalloc uint[64];
        for (int pair = 0; pair < groups * FloatGroup / 2; pair += 16)
        {
            // Radius words become (0, 1] with 31 bits, angle words [0, 1) with 24.
            if (pair % 32 == 0)
            {
                Philox.Words(block + (ulong)pair / 2, key.Seed, key.Stream, key.Step, words);
            }

            uint* own = words + (2 * (pair & 16));
            Vector512<float> radius = Vector512.ConvertToSingle((Vector512.Load(own) >>> 1).AsInt32());
            Vector512<float> angle = Vector512.ConvertToSingle((Vector512.Load(own + 16) >>> 8).AsInt32());
            ((radius * Vector512.Create(1f / 2147483648)) + Vector512.Create(1f / 4294967296)).Store(radii + pair);
            (angle * Vector512.Create(1f / 16777216)).Store(angles + pair);
        }

        s_radius.Float32(radii, radii, groups * FloatGroup / 2);
        BoxMuller(
            radii, angles, target, groups * FloatGroup / 2,
            s_cosTurns.Float32, s_sinTurns.Float32, s_product.Float32);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void NormalGroups(double* target, int groups, ulong block, Key key)
    {
        double* radii = stackalloc double[MostPairs], angles = stackalloc double[MostPairs];
        int pairs = groups * DoubleGroup / 2;
        UniformGroups(target, groups, block, key);
        for (int pair = 0; pair < pairs; pair++)
        {
            double* own = target + (2 * (pair & ~15)) + (pair & 15);
            radii[pair] = 1 - own[0];
            angles[pair] = own[16];
        }

        s_radius.Float64(radii, radii, pairs);
        BoxMuller(
            radii, angles, target, pairs, s_cosTurns.Float64, s_sinTurns.Float64, s_product.Float64);
    }

    /// <summary>Radii and angles in turns become normal numbers, by sixteens from cosine and sine.</summary>
    private static void BoxMuller<T>(
        T* radii, T* angles, T* target, int pairs,
        delegate*<T*, T*, int, void> cos, delegate*<T*, T*, int, void> sin, delegate*<T*, T*, T*, int, void> multiply)
        where T : unmanaged
    {
        T* cosines = stackalloc T[MostPairs];
        cos(angles, cosines, pairs);
        sin(angles, angles, pairs);
        multiply(cosines, radii, cosines, pairs);
        multiply(angles, radii, angles, pairs);
        for (int pair = 0; pair < pairs; pair += 16)
        {
            new Span<T>(cosines + pair, 16).CopyTo(new Span<T>(target + (2 * pair), 16));
            new Span<T>(angles + pair, 16).CopyTo(new Span<T>(target + (2 * pair) + 16, 16));
        }
    }

    private readonly struct RadiusOperator : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Apply<V>(V x) where V : unmanaged, IFloats<V> => V.Sqrt(V.Create(-2) * Elementary.Log(x));
    }

    private readonly struct CosTurnsOperator : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Apply<V>(V x) where V : unmanaged, IFloats<V> => Elementary.Cos(V.Create(2 * Math.PI) * x);
    }

    private readonly struct SinTurnsOperator : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Apply<V>(V x) where V : unmanaged, IFloats<V> => Elementary.Sin(V.Create(2 * Math.PI) * x);
    }

    private readonly record struct Key(ulong Seed, uint Stream, uint Step);
}
