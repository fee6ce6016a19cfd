using Saddle.Settings;
using Saddle.Training.Comparisons;
using Xunit;

namespace Saddle.Training.Tests.Comparisons;

public sealed class SeedListTests
{
    [Theory]
    [InlineData("0-2", 0L, 1L, 2L)]
    [InlineData("7", 7L)]
    [InlineData("4, 0-1,9", 4L, 0L, 1L, 9L)]
    public void Numbers_and_ranges_keep_their_order(string text, params long[] seeds) =>
        Assert.Equal(seeds, SeedList.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("2-0")]
    [InlineData("0-1-2")]
    [InlineData("-1")]
    [InlineData("0,0-2")]
    [InlineData("0-1000")]
    [InlineData("99999999999999999999")]
    public void Anything_else_is_refused(string text) => Assert.Equal(
        $"seeds: they are up to 1000 whole numbers and ranges, each once. Got '{text}'. "
        + "Write for example 0-2 or 0,4,7.",
        Assert.Throws<ConfigurationException>(() => SeedList.Parse(text)).Message);

    [Fact]
    public void A_list_far_too_long_is_refused_without_being_made()
    {
        string text = string.Join(',', Enumerable.Repeat("0-999", 10_000));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<ConfigurationException>(() => SeedList.Parse(text));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }
}
