using Saddle.Testing;
using Xunit;

namespace Saddle.Distances.Tests;

public class RunningMedianTests
{
    [Theory]
    [InlineData(1, 40)]
    [InlineData(5, 40)]
    [InlineData(101, 300)]
    [InlineData(101, 60)]
    [InlineData(101, 20)]
    public void Every_point_is_the_median_of_its_part_of_the_window(int window, int count)
    {
        double[] values = [.. Draws.Normal(count, 1).Select(x => Math.Round(x, 1))];
        double[] medians = RunningMedian.Of(values, window);
        for (int i = 0; i < count; i++)
        {
            int first = Math.Max(0, i - window / 2), last = Math.Min(count - 1, i + window / 2);
            double[] sorted = [.. values[first..(last + 1)].Order()];
            double expected = (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
            Assert.Equal(expected, medians[i], 1e-15);
        }
    }

    [Fact]
    public void A_single_spike_disappears() =>
        Assert.Equal([1.0, 1, 1, 1, 1], RunningMedian.Of([1, 1, 1e9, 1, 1], 3));

    [Fact]
    public void An_empty_curve_stays_empty() => Assert.Empty(RunningMedian.Of([]));

    [Fact]
    public void An_even_window_is_refused() => ArgumentRefusal.Is(
        () => RunningMedian.Of([1.0], 4),
        "RunningMedian: the window has no middle. Its width is 4. Pass an odd width of at least 1.");

    [Fact]
    public void A_NaN_is_refused() => ArgumentRefusal.Is(
        () => RunningMedian.Of([1.0, double.NaN]),
        "RunningMedian: a value is not finite. Number 1 is NaN. Cut the curve before it.");

    [Fact]
    public void The_median_of_nothing_is_refused() => ArgumentRefusal.Is(
        () => RunningMedian.Median([]),
        "RunningMedian: there is no median of nothing. 0 values were given. Pass at least one.");
}
