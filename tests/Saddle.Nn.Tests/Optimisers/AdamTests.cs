using Saddle.Nn.Optimisers;
using Xunit;

namespace Saddle.Nn.Tests.Optimisers;

public sealed class AdamTests
{
    /// <summary>Whatever the gradient, the corrected first step is one rate long, up to ε.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.9)]
    public void The_first_step_is_one_rate_long(double beta1)
    {
        double[] after = OptimiserTrial.Run(new Adam(beta1))[0];
        Assert.Equal(1 - 0.1 * 0.5 / (0.5 + 1e-8), after[0], 1e-12);
        Assert.Equal(-0.5 + 0.1 * 2 / (2 + 1e-8), after[1], 1e-12);
    }

    [Theory]
    [InlineData(0.9, 0.999, 0)]
    [InlineData(0.5, 0.9, 0)]
    [InlineData(0, 0.9, 0)]
    [InlineData(0.9, 0.999, 0.1)]
    public void Three_steps_follow_the_formula(double beta1, double beta2, double decay)
    {
        double[][] expected = OptimiserTrial.Path(() =>
        {
            (double m, double v) = (0, 0);
            return (p, g, rate, t) =>
            {
                g += decay * p;
                m = beta1 * m + (1 - beta1) * g;
                v = beta2 * v + (1 - beta2) * g * g;
                double step = rate / (1 - Math.Pow(beta1, t));
                return p - step * m / (Math.Sqrt(v) / Math.Sqrt(1 - Math.Pow(beta2, t)) + 1e-8);
            };
        });
        OptimiserPaths.Equal(expected, OptimiserTrial.Run(new Adam(beta1, beta2, WeightDecay: decay)));
    }

    [Fact]
    public void State_lists_corrections_means_and_squares() => Assert.Equal(
        ["correction1 []", "correction2 []", "mean.w [2]", "square.w [2]"],
        new Adam().State(OptimiserTrial.Specs).Select(spec => $"{spec.Name} {spec.Shape}"));

    /// <summary>In float32 as in training: ten thousand steps of the corrections against 1 - βᵗ.</summary>
    [Fact]
    public void Corrections_stay_exact_in_float32()
    {
        (float c, double largest) = (0, 0);
        for (int t = 1; t <= 10_000; t++)
        {
            c += (float)(1 - 0.999) * (1 - c);
            double exact = 1 - Math.Pow(0.999, t);
            largest = Math.Max(largest, Math.Abs(c / exact - 1));
        }

        Assert.InRange(largest, 0, 4e-5);
    }
}
