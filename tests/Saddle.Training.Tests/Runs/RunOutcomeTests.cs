using Saddle.Training.Runs;
using Xunit;

namespace Saddle.Training.Tests.Runs;

public sealed class RunOutcomeTests
{
    [Fact]
    public void What_was_written_is_read() => Assert.Equal(
        new RunOutcome(RunEnding.Diverged, 3, "why"),
        RunOutcome.FromJson(new RunOutcome(RunEnding.Diverged, 3, "why").ToJson()));

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("""{"outcome":1}""")]
    [InlineData("""{"outcome":"stopped","step":"x"}""")]
    [InlineData("""{"outcome":"stopped","step":1,"step":2}""")]
    [InlineData("""{"outcome":"\ud800"}""")]
    public void Anything_else_is_a_run_that_goes_on(string json) =>
        Assert.Equal(new RunOutcome(RunEnding.Open, 0), RunOutcome.FromJson(json));
}
