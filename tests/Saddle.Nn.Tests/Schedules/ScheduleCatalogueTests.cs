using Saddle.Nn.Schedules;
using Saddle.Settings;
using Saddle.Testing;
using Xunit;

namespace Saddle.Nn.Tests.Schedules;

public sealed class ScheduleCatalogueTests() : PartChecks<Schedule>(
    new Catalogues().With(ScheduleCatalogue.Parts),
    new ConstantRate(1e-4),
    new LinearDecay(1e-4, 10_000),
    new CosineDecay(1e-4, 10_000),
    new StepDecay(1e-4, 1000),
    new Warmup(1000, new ConstantRate(1e-4)))
{
    [Fact]
    public void A_rise_may_go_before_any_schedule_and_before_another_rise()
    {
        Choice<Schedule> choice = ScheduleCatalogue.Parts.Choose("warm-up")
            .With("steps", "3").With("then", "warm-up").With("then.then", "cosine").With("then.then.rate", "0.5");
        Assert.Equal(new Warmup(3, new Warmup(1000, new CosineDecay(0.5, 10_000))), choice.Make());
    }
}
