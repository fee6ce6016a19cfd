using Xunit;

namespace Saddle.Testing;

/// <summary>Bytes that each turn of a loop allocates.</summary>
internal static class Spent
{
    private const int Compared = 10;

    /// <summary>Whether turns cost the same, once every part of the state was needed twice: the cheapest of the last
    /// ten less than twice the cheapest of ten early ones, since tables that grow make single turns dear.</summary>
    /// <param name="turns">At least 40.</param>
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

        (long early, long late) = (bytes[3..(3 + Compared)].Min(), bytes[^Compared..].Min());
        Assert.True(late < 2 * early, $"{early} bytes at the first turns, {late} at the last.");
    }
}
