namespace Saddle.Planning;

/// <summary>Places blocks of memory, each needed for a while, in one arena, reusing what is no longer needed.</summary>
internal static class PlanMemory
{
    private const long Alignment = 64;

    /// <summary>A block needed from one kernel to another, both included.</summary>
    public readonly record struct Need(int First, int Last, long Bytes);

    /// <summary>The offset of each block, and the arena's size; blocks alive together never overlap.</summary>
    /// <remarks>Largest first, each at the lowest offset free during its life.</remarks>
    public static (long[] Offsets, long Bytes) Apply(IReadOnlyList<Need> needs)
    {
        long[] offsets = new long[needs.Count];
        long total = 0;
        var placed = new List<int>();
        foreach (int i in Enumerable.Range(0, needs.Count).OrderByDescending(i => needs[i].Bytes).ThenBy(i => i))
        {
            long bytes = Round(needs[i].Bytes);
            long offset = 0;
            foreach (int other in placed)
            {
                bool together = needs[other].First <= needs[i].Last && needs[i].First <= needs[other].Last;
                if (together && offsets[other] < offset + bytes && offset < offsets[other] + Round(needs[other].Bytes))
                {
                    offset = offsets[other] + Round(needs[other].Bytes);
                }
            }

            offsets[i] = offset;
            total = Math.Max(total, offset + bytes);
            int at = placed.BinarySearch(i, Comparer<int>.Create((a, b) =>
                offsets[a] != offsets[b] ? offsets[a].CompareTo(offsets[b]) : a.CompareTo(b)));
            placed.Insert(at < 0 ? ~at : at, i);
        }

        return (offsets, total);
    }

    private static long Round(long bytes) => (bytes + Alignment - 1) / Alignment * Alignment;
}
