using Saddle.Planning;
using Xunit;

namespace Saddle.Tests.Planning;

public class PlanMemoryTests
{
    [Fact]
    public void Blocks_alive_together_never_overlap_and_the_arena_is_no_larger_than_their_sum()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            PlanMemory.Need[] needs = RandomNeeds(new Random(seed));
            (long[] offsets, long bytes) = PlanMemory.Apply(needs);
            Assert.InRange(bytes, MostAlive(needs), needs.Sum(need => Rounded(need.Bytes)));
            for (int i = 0; i < needs.Length; i++)
            {
                Assert.Equal(0, offsets[i] % 64);
                Assert.True(offsets[i] >= 0 && offsets[i] + needs[i].Bytes <= bytes);
                for (int j = 0; j < i; j++)
                {
                    bool together = needs[i].First <= needs[j].Last && needs[j].First <= needs[i].Last;
                    bool apart = offsets[i] >= offsets[j] + needs[j].Bytes || offsets[j] >= offsets[i] + needs[i].Bytes;
                    Assert.True(!together || apart, $"seed {seed}: blocks {i} and {j} overlap.");
                }
            }
        }
    }

    [Fact]
    public void A_chain_of_equal_blocks_takes_the_room_of_two()
    {
        PlanMemory.Need[] needs = [.. Enumerable.Range(0, 20).Select(i => new PlanMemory.Need(i, i + 1, 1000))];
        (_, long bytes) = PlanMemory.Apply(needs);
        Assert.Equal(MostAlive(needs), bytes);
        Assert.Equal(2 * 1024, bytes);
    }

    [Fact]
    public void Nothing_takes_no_room() => Assert.Equal(0, PlanMemory.Apply([]).Bytes);

    private static PlanMemory.Need[] RandomNeeds(Random random) =>
    [
        .. Enumerable.Range(0, random.Next(1, 40)).Select(_ =>
        {
            int first = random.Next(30);
            return new PlanMemory.Need(first, first + random.Next(8), random.Next(5) == 0 ? 0 : random.Next(5000));
        }),
    ];

    private static long MostAlive(PlanMemory.Need[] needs) => Enumerable.Range(0, 40).Max(
        k => needs.Where(need => need.First <= k && k <= need.Last).Sum(need => Rounded(need.Bytes)));

    private static long Rounded(long bytes) => (bytes + 63) / 64 * 64;
}
