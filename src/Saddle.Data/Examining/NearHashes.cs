using System.Numerics;

namespace Saddle.Data.Examining;

/// <summary>The pairs of hashes of 64 bits that differ in at most three bits.</summary>
/// <param name="hashes">The hashes.</param>
/// <remarks>Such hashes agree in one quarter at least, so that only those that agree in one are compared.</remarks>
internal sealed class NearHashes(IReadOnlyList<ulong> hashes)
{
    private const int Quarters = 4;
    private const int QuarterBits = 64 / Quarters;
    private const int MostBits = Quarters - 1;

    // Half a minute; 60,000 hashes take less also where all of them are alike.
    private const long MostComparisons = 20_000_000_000;

    /// <summary>Whether hashes are so many and so alike that not all pairs were looked at.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>All pairs, each once.</summary>
    /// <returns>Places in the list, the lower one first.</returns>
    public IEnumerable<(int First, int Second)> Pairs()
    {
        long left = MostComparisons;
        for (int quarter = 0; quarter < Quarters; quarter++)
        {
            int[][] groups =
            [
                .. Enumerable.Range(0, hashes.Count).GroupBy(i => Part(hashes[i], quarter))
                    .Select(group => group.ToArray()).Where(group => group.Length > 1),
            ];
            foreach (int[] group in groups)
            {
                for (int second = 1; second < group.Length; second++)
                {
                    left -= second;
                    if (left < 0)
                    {
                        IsCutShort = true;
                        yield break;
                    }

                    for (int first = 0; first < second; first++)
                    {
                        ulong difference = hashes[group[first]] ^ hashes[group[second]];
                        if (BitOperations.PopCount(difference) <= MostBits && !AgreesBefore(difference, quarter))
                        {
                            yield return (group[first], group[second]);
                        }
                    }
                }
            }
        }
    }

    private static bool AgreesBefore(ulong difference, int quarter)
    {
        for (int earlier = 0; earlier < quarter; earlier++)
        {
            if (Part(difference, earlier) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static ushort Part(ulong hash, int quarter) => (ushort)(hash >> (quarter * QuarterBits));
}
