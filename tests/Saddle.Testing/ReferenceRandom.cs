using Saddle.Ops;

namespace Saddle.Testing;

/// <summary>
/// Philox4x32-10 (Salmon et al. 2011), one element at a time. Key: the seed; counter: (block low, block high, stream,
/// step). Elements come in groups of sixteen blocks: a float takes word (i % 64) / 16 of block i % 16 of its group, a
/// double words 2 k and 2 k + 1, k = (i % 32) / 16.
/// </summary>
internal static class ReferenceRandom
{
    public static double[] Of(RandomOp op, double[] key)
    {
        double[] numbers = new double[op.Shape.Count];
        for (long i = 0; i < numbers.LongLength; i++)
        {
            numbers[i] = op.Spread == Spread.Uniform ? Uniform(op, key, i) : Normal(op, key, i);
        }

        return numbers;
    }

    private static double Uniform(RandomOp op, double[] key, long i) => op.Type == ElementType.Float32
        ? (Word(op, key, i, 64) >> 8) / 16777216.0
        : (Bits(op, key, i) >> 11) / 9007199254740992.0;

    /// <summary>
    /// Box and Muller's transform: element i of the first 16 of each 32 is a cosine, i + 16 its sine.
    /// </summary>
    private static double Normal(RandomOp op, double[] key, long i)
    {
        long first = i & ~16L;
        double radius = op.Type == ElementType.Float32
            ? (Word(op, key, first, 64) >> 1) / 2147483648.0 + 1 / 4294967296.0
            : 1 - Uniform(op, key, first);
        double angle = Uniform(op, key, first + 16);
        double length = Math.Sqrt(-2 * Math.Log(radius));
        return length * ((i & 16) == 0 ? Math.Cos(2 * Math.PI * angle) : Math.Sin(2 * Math.PI * angle));
    }

    private static ulong Bits(RandomOp op, double[] key, long i)
    {
        uint[] words = Block(op, key, i, 32);
        int word = (int)(i % 32 / 16) * 2;
        return words[word] | (ulong)words[word + 1] << 32;
    }

    private static uint Word(RandomOp op, double[] key, long i, int group) => Block(op, key, i, group)[i % group / 16];

    private static uint[] Block(RandomOp op, double[] key, long i, int group)
    {
        ulong block = (ulong)(i / group * 16 + i % 16);
        ulong seed = (ulong)(long)key[0];
        uint[] c = [(uint)block, (uint)(block >> 32), (uint)op.Stream, (uint)(long)key[1]];
        (uint k0, uint k1) = ((uint)seed, (uint)(seed >> 32));
        for (int round = 0; round < 10; round++)
        {
            ulong p0 = 0xD2511F53UL * c[0];
            ulong p1 = 0xCD9E8D57UL * c[2];
            c = [(uint)(p1 >> 32) ^ c[1] ^ k0, (uint)p1, (uint)(p0 >> 32) ^ c[3] ^ k1, (uint)p0];
            (k0, k1) = (k0 + 0x9E3779B9, k1 + 0xBB67AE85);
        }

        return c;
    }
}
