namespace Saddle.Nn.Data;

/// <summary>Random orders that are pure functions of (seed, stream, step).</summary>
internal static class Permutation
{
    /// <summary>Fills <paramref name="order"/> with a uniformly drawn permutation of 0 … length − 1.</summary>
    /// <remarks>Fisher–Yates from the top; draw i comes from counter i, so nothing is kept between calls. The bias of
    /// taking a 64-bit product is below length / 2^64.</remarks>
    public static void Fill(Span<int> order, ulong seed, ulong stream, ulong step)
    {
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        for (int i = order.Length - 1; i > 0; i--)
        {
            ulong bits = Draws.Bits(seed, stream, step, (ulong)i);
            int j = (int)Math.BigMul(bits, (ulong)i + 1, out _);
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}
