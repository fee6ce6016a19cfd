using Saddle.Nn.Schedules;
using Saddle.Settings;
using Saddle.Testing;
using Xunit;

namespace Saddle.Nn.Tests.Schedules;

public sealed class ScheduleCatalogueTests() : PartChecks<Schedule>(
    new Catalogues().With(ScheduleCatalogue.Parts),
    new Constant(),
    new LinearDecay(),
    new CosineDecay(),
    new StepDecay(),
    new Warmup())
{
    [Fact]
    public void A_rise_may_go_before_any_schedule_and_before_another_rise()
    {
        Choice<Schedule> choice = ScheduleCatalogue.Parts.Choose("warm-up")
            .With("steps", "3").With("then", "warm-up").With("then.then", "cosine")
            .With("then.then.steps", "run").With("then.then.final", "0.5");
        Assert.Equal(new Warmup(3, new Warmup(1000, new CosineDecay(Final: 0.5))), choice.Make());
    }
}
