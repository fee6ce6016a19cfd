using Saddle.Nn.Optimisers;
using Xunit;

namespace Saddle.Nn.Tests.Optimisers;

public sealed class RmsPropTests
{
    /// <summary>Worked by hand for g = 0.5, rate 0.1, decay 0.99: v = 0.0025, step = 0.1 · 0.5 / (0.05 + ε).</summary>
    [Fact]
    public void The_first_step_is_ten_rates_long()
    {
        double[] after = OptimiserTrial.Run(new RmsProp())[0];
        Assert.Equal(1 - 0.05 / (0.05 + 1e-8), after[0], 1e-12);
        Assert.Equal(-0.5 + 0.2 / (0.2 + 1e-8), after[1], 1e-12);
    }

    [Theory]
    [InlineData(0.99, 0, 0)]
    [InlineData(0.9, 0.5, 0)]
    [InlineData(0.9, 0.5, 0.1)]
    public void Three_steps_follow_the_formula(double decay, double momentum, double weightDecay)
    {
        double[][] expected = OptimiserTrial.Path(() =>
        {
            (double v, double m) = (0, 0);
            return (p, g, rate, _) =>
            {
                g += weightDecay * p;
                v = decay * v + (1 - decay) * g * g;
                m = momentum * m + g / (Math.Sqrt(v) + 1e-8);
                return p - rate * m;
            };
        });
        var optimiser = new RmsProp(decay, Momentum: momentum, WeightDecay: weightDecay);
        OptimiserPaths.Equal(expected, OptimiserTrial.Run(optimiser));
    }
}
