namespace Saddle.Data;

/// <summary>Random orders that are pure functions of (seed, stream, step).</summary>
internal static class Permutation
{
    /// <summary>Fills <paramref name="order"/> with a uniformly drawn permutation of 0 … length − 1.</summary>
    public static void Fill(Span<int> order, ulong seed, uint stream, uint step)
    {
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        CounterRandom.Shuffle(order, seed, stream, step);
    }
}
