using Saddle.Training.Comparisons;
using Saddle.Training.Runs;
using Xunit;

namespace Saddle.Training.Tests.Comparisons;

public sealed class TimeLeftTests
{
    [Fact]
    public void Each_method_counts_at_its_own_speed_once_it_has_one()
    {
        var left = new TimeLeft([("slow", 100, 0), ("fast", 100, 0), ("slow", 50, 0), ("fast", 50, 0)]);
        Assert.Equal(5 + 100 / 10 + 50 / 10 + 50 / 10, left.From(0, Report(10, 5)).TotalSeconds);
        Assert.Equal(1 + 50 / 10 + 50 / 50, left.From(1, Report(50, 1)).TotalSeconds);
    }

    [Fact]
    public void A_standstill_has_an_end_that_can_be_shown() =>
        Assert.Equal(9999, new TimeLeft([("a", 1, 0), ("a", 1, 0)]).From(0, Report(0, 1)).TotalDays);

    private static RunReport Report(double speed, double left) =>
        new(1, new Figures([]), speed, TimeSpan.FromSeconds(left));
}
