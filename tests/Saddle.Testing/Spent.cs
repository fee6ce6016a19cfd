using Xunit;

namespace Saddle.Testing;

/// <summary>Bytes that each turn of a loop allocates.</summary>
internal static class Spent
{
    /// <summary>Whether turns cost the same, once every part of the state was needed twice.</summary>
    /// <param name="turns">At least 5.</param>
    /// <param name="turn">Computes; what it allocates is counted too.</param>
    /// <param name="ask">Asks for values.</param>
    public static void IsTheSameAtEachTurn(int turns, Action turn, Action ask)
    {
        var bytes = new long[turns];
        for (int i = 0; i < turns; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            turn();
            ask();
            bytes[i] = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.True(bytes[^1] < 2 * bytes[3], $"{bytes[3]} bytes at turn 3, {bytes[^1]} at the last.");
    }
}
