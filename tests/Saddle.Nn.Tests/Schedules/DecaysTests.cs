using Saddle.Nn.Schedules;
using Xunit;

namespace Saddle.Nn.Tests.Schedules;

public sealed class DecaysTests
{
    public static TheoryData<Schedule, long, double> Rates => new()
    {
        { new ConstantRate(0.25), 12345, 0.25 },
        { new LinearDecay(1, 4), 0, 1 },
        { new LinearDecay(1, 4), 1, 0.75 },
        { new LinearDecay(1, 4), 4, 0 },
        { new LinearDecay(1, 4, Final: 0.5), 9, 0.5 },
        { new CosineDecay(1, 4), 0, 1 },
        { new CosineDecay(1, 4), 2, 0.5 },
        { new CosineDecay(1, 4, Final: 0.5), 4, 0.5 },
        { new CosineDecay(1, 4, Final: 0.5), 9, 0.5 },
        { new StepDecay(1, 10, 0.5), 9, 1 },
        { new StepDecay(1, 10, 0.5), 10, 0.5 },
        { new StepDecay(1, 10, 0.5), 25, 0.25 },
        { new Warmup(4, new LinearDecay(1, 4)), 0, 0.25 },
        { new Warmup(4, new LinearDecay(1, 4)), 3, 1 },
        { new Warmup(4, new LinearDecay(1, 4)), 4, 1 },
        { new Warmup(4, new LinearDecay(1, 4)), 6, 0.5 },
    };

    [Theory]
    [MemberData(nameof(Rates))]
    public void Rates_follow_the_formula(Schedule schedule, long step, double rate) =>
        Assert.Equal(rate, schedule.At(step), 1e-15);
}
