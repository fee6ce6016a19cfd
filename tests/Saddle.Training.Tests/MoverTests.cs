using Saddle.Nn.Optimisers;
using Saddle.Nn.Schedules;
using Xunit;

namespace Saddle.Training.Tests;

public sealed class MoverTests
{
    [Fact]
    public void Its_rate_is_what_the_schedule_makes_of_the_first()
    {
        Assert.Equal(new Mover(new Sgd(), 0.2, new Constant()), new Mover(new Sgd(), 0.2));
        Assert.Equal(0.2, new Mover(new Sgd(), 0.2).RateAt(7));
        Assert.Equal(0.1, new Mover(new Sgd(), 0.2, new LinearDecay(4)).RateAt(2));
    }

    [Fact]
    public void A_rate_below_0_is_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new Mover(new Sgd(), -0.1));
        Assert.StartsWith(
            "Mover: Rate is out of range. Got -0.1. Use a number of 0 or more.",
            error.Message,
            StringComparison.Ordinal);
    }
}
