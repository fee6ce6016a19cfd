using Saddle.Nn.Schedules;
using Xunit;

namespace Saddle.Nn.Tests.Schedules;

public sealed class DecaysTests
{
    public static TheoryData<Schedule, long, double> Rates => new()
    {
        { new Constant(), 12345, 1 },
        { new LinearDecay(4), 0, 1 },
        { new LinearDecay(4), 1, 0.75 },
        { new LinearDecay(4), 4, 0 },
        { new LinearDecay(4, Final: 0.5), 9, 0.5 },
        { new LinearDecay(4, Final: 3), 2, 2 },
        { new CosineDecay(4), 0, 1 },
        { new CosineDecay(4), 2, 0.5 },
        { new CosineDecay(4, Final: 0.5), 4, 0.5 },
        { new CosineDecay(4, Final: 0.5), 9, 0.5 },
        { new StepDecay(10, 0.5), 9, 1 },
        { new StepDecay(10, 0.5), 10, 0.5 },
        { new StepDecay(10, 0.5), 25, 0.25 },
        { new Warmup(4), 2, 0.75 },
        { new Warmup(4), 5, 1 },
        { new Warmup(4, new LinearDecay(4)), 0, 0.25 },
        { new Warmup(4, new LinearDecay(4)), 3, 1 },
        { new Warmup(4, new LinearDecay(4)), 4, 1 },
        { new Warmup(4, new LinearDecay(4)), 6, 0.5 },
    };

    public static TheoryData<Schedule> LastingAsTheRun => [new LinearDecay(), new CosineDecay()];

    [Theory]
    [MemberData(nameof(Rates))]
    public void Rates_follow_the_formula(Schedule schedule, long step, double part)
    {
        Assert.Equal(part, schedule.At(1, step), 1e-15);
        Assert.Equal(0.3 * part, schedule.At(0.3, step), 1e-15);
    }

    [Theory]
    [MemberData(nameof(LastingAsTheRun))]
    public void A_length_must_be_told_before_the_first_step(Schedule schedule)
    {
        var error = Assert.Throws<ArgumentException>(() => schedule.At(1, 0));
        Assert.Equal(
            $"{schedule.GetType().Name}: there is no length to spread the change over. Steps is null, which means "
                + "the length of the run. Give Steps the number of steps.",
            error.Message);
    }
}
