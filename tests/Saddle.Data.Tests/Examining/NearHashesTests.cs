using System.Numerics;
using Saddle.Data.Examining;
using Xunit;

namespace Saddle.Data.Tests.Examining;

public sealed class NearHashesTests
{
    [Fact]
    public void Pairs_are_those_that_differ_in_three_bits_or_fewer_and_each_comes_once()
    {
        var random = new Random(7);
        ulong[] hashes =
            [.. Enumerable.Range(0, 400).Select(i => Turned((ulong)(i % 40) * 0x9E3779B97F4A7C15, i / 80))];
        var near = new NearHashes(hashes);
        List<(int, int)> expected =
        [
            .. from first in Enumerable.Range(0, hashes.Length)
               from second in Enumerable.Range(0, hashes.Length)
               where first < second && BitOperations.PopCount(hashes[first] ^ hashes[second]) <= 3
               select (first, second),
        ];
        Assert.True(expected.Count > 400);
        Assert.Equal(expected, near.Pairs().Order());
        Assert.False(near.IsCutShort);

        ulong Turned(ulong hash, int bits) =>
            Enumerable.Range(0, bits).Aggregate(hash, (turned, _) => turned ^ 1UL << random.Next(64));
    }

    [Fact]
    public void A_ramp_to_the_right_sets_all_bits_and_one_to_the_left_none()
    {
        byte[] ramp = [.. Enumerable.Range(0, 10 * 11).Select(i => (byte)(i % 11 * 20))];
        byte[] back = [.. Enumerable.Range(0, 10 * 11).Select(i => (byte)(200 - i % 11 * 20))];
        var hash = new DifferenceHash(1, 10, 11);
        Assert.Equal(ulong.MaxValue, hash.Of(ramp));
        Assert.Equal(0UL, hash.Of(back));
        Assert.Equal(ulong.MaxValue, new DifferenceHash(3, 10, 11).Of([.. ramp, .. ramp, .. back]));
        Assert.Equal(0UL, new DifferenceHash(3, 10, 11).Of([.. back, .. back, .. ramp]));
    }

    [Fact]
    public void Only_the_bits_beside_a_bright_cell_are_set()
    {
        // Two pixels a cell each way; the cell in row 2, column 4 is bright, so that only the step into it grows.
        byte[] image = new byte[16 * 18];
        foreach (int at in (int[])[4 * 18 + 8, 4 * 18 + 9, 5 * 18 + 8, 5 * 18 + 9])
        {
            image[at] = 255;
        }

        int bit = 2 * 8 + 3;
        Assert.Equal(1UL << (bit % 4 * 16 + bit / 4), new DifferenceHash(1, 16, 18).Of(image));
    }
}
