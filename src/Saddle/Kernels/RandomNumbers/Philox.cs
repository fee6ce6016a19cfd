using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Saddle.Kernels.RandomNumbers;

/// <summary>
/// Philox4x32-10 (Salmon et al., "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011): the key is the seed, the
/// counter is (block low, block high, stream, step), the result four random words. Sixteen blocks are made at once; the
/// words are the same on every machine.
/// </summary>
internal static unsafe class Philox
{
    /// <summary>Blocks made by one call of <see cref="Words"/>.</summary>
    public const int BlocksAtOnce = 16;

    private const uint FirstMultiplier = 0xD2511F53, SecondMultiplier = 0xCD9E8D57;
    private const uint FirstWeyl = 0x9E3779B9, SecondWeyl = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>The four words of one block, as two 64-bit values (first word in the low half of the first).</summary>
    public static (ulong First, ulong Second) Block(ulong block, ulong seed, uint stream, uint step)
    {
        uint c0 = (uint)block, c1 = (uint)(block >> 32), c2 = stream, c3 = step;
        uint k0 = (uint)seed, k1 = (uint)(seed >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            ulong p0 = (ulong)FirstMultiplier * c0, p1 = (ulong)SecondMultiplier * c2;
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ k1, (uint)p0);
            k0 += FirstWeyl;
            k1 += SecondWeyl;
        }

        return (c0 | (ulong)c1 << 32, c2 | (ulong)c3 << 32);
    }

    /// <summary>
    /// words[16 w + b] = word w of block firstBlock + b: 64 words in all.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Words(ulong firstBlock, ulong seed, uint stream, uint step, uint* words)
    {
        Vector512<ulong> lane = Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7);
        Vector512<ulong> low = Vector512.Create(firstBlock) + lane, high = Vector512.Create(firstBlock + 8) + lane;
        EightBlocks(low, seed, stream, step, out var a0, out var a1, out var a2, out var a3);
        EightBlocks(high, seed, stream, step, out var b0, out var b1, out var b2, out var b3);
        Vector512.Narrow(a0, b0).Store(words);
        Vector512.Narrow(a1, b1).Store(words + 16);
        Vector512.Narrow(a2, b2).Store(words + 32);
        Vector512.Narrow(a3, b3).Store(words + 48);
    }

    /// <summary>Eight blocks, one word to the low half of each 64-bit lane; the high halves hold leftovers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EightBlocks(
        Vector512<ulong> block, ulong seed, uint stream, uint step,
        out Vector512<ulong> c0, out Vector512<ulong> c1, out Vector512<ulong> c2, out Vector512<ulong> c3)
    {
        c0 = block;
        c1 = block >>> 32;
        c2 = Vector512.Create((ulong)stream);
        c3 = Vector512.Create((ulong)step);
        uint k0 = (uint)seed, k1 = (uint)(seed >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            Vector512<ulong> p0 = Multiply(c0, FirstMultiplier), p1 = Multiply(c2, SecondMultiplier);
            c0 = (p1 >>> 32) ^ c1 ^ Vector512.Create((ulong)k0);
            c2 = (p0 >>> 32) ^ c3 ^ Vector512.Create((ulong)k1);
            c1 = p1;
            c3 = p0;
            k0 += FirstWeyl;
            k1 += SecondWeyl;
        }
    }

    /// <summary>The low half of each lane times the factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Multiply(Vector512<ulong> value, uint factor)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.Multiply(value.AsUInt32(), Vector512.Create((ulong)factor).AsUInt32());
        }

        if (Avx2.IsSupported)
        {
            Vector256<uint> factors = Vector256.Create((ulong)factor).AsUInt32();
            return Vector512.Create(
                Avx2.Multiply(value.GetLower().AsUInt32(), factors),
                Avx2.Multiply(value.GetUpper().AsUInt32(), factors));
        }

        return (value & Vector512.Create(0xFFFFFFFFUL)) * Vector512.Create((ulong)factor);
    }
}
