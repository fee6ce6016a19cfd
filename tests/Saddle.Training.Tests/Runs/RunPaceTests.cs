using Saddle.Training.Runs;
using Xunit;

namespace Saddle.Training.Tests.Runs;

public sealed class RunPaceTests
{
    [Fact]
    public void What_is_left_counts_snapshots_with_their_pictures_and_metrics()
    {
        var pace = new RunPace(new RunPlan(100, SnapshotEvery: 20));
        pace.NoteSteps(10, TimeSpan.FromSeconds(1));
        Assert.Equal((10, 9), (pace.StepsPerSecond, pace.Left(10, isSaved: false).TotalSeconds));
        pace.NoteSnapshot(TimeSpan.FromSeconds(3));
        Assert.Equal(8 + 5 * 3, pace.Left(20, isSaved: false).TotalSeconds);
        Assert.Equal(8 + 4 * 3, pace.Left(20, isSaved: true).TotalSeconds);
        Assert.Equal(3, pace.Left(100, isSaved: false).TotalSeconds);
        Assert.Equal(0, pace.Left(100, isSaved: true).TotalSeconds);
    }

    [Theory]
    [InlineData(100, 30, 0, 4)]
    [InlineData(100, 30, 30, 3)]
    [InlineData(100, 30, 99, 1)]
    [InlineData(90, 30, 60, 1)]
    [InlineData(90, 30, 90, 0)]
    [InlineData(10, 500, 0, 1)]
    [InlineData(0, 500, 0, 0)]
    public void Snapshots_to_come_are_those_of_the_plan(long steps, long every, long step, long left) =>
        Assert.Equal(left, new RunPlan(steps, every).SnapshotsAfter(step));

    [Fact]
    public void Very_long_is_not_for_ever()
    {
        var pace = new RunPace(new RunPlan(long.MaxValue));
        pace.NoteSteps(1, TimeSpan.FromDays(1));
        Assert.Equal(1e9, pace.Left(1, isSaved: true).TotalSeconds);
    }
}
