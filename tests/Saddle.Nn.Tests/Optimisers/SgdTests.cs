using Saddle.Nn.Optimisers;
using Xunit;

namespace Saddle.Nn.Tests.Optimisers;

public sealed class SgdTests
{
    [Theory]
    [InlineData(0, false, 0)]
    [InlineData(0, false, 0.1)]
    [InlineData(0.9, false, 0)]
    [InlineData(0.9, true, 0.1)]
    public void Three_steps_follow_the_formula(double momentum, bool nesterov, double decay)
    {
        double[][] expected = OptimiserTrial.Path(() =>
        {
            double m = 0;
            return (p, g, rate, _) =>
            {
                g += decay * p;
                m = momentum * m + g;
                return p - rate * (nesterov ? g + momentum * m : m);
            };
        });
        OptimiserPaths.Equal(expected, OptimiserTrial.Run(new Sgd(momentum, nesterov, decay)));
    }

    [Fact]
    public void Without_momentum_there_is_no_state()
    {
        Assert.Empty(new Sgd().State(OptimiserTrial.Specs));
        Assert.Equal(["momentum.w"], new Sgd(0.9).State(OptimiserTrial.Specs).Select(spec => spec.Name));
    }

    [Fact]
    public void Lists_that_do_not_match_are_refused()
    {
        var error = Assert.Throws<ShapeException>(
            () => new Sgd(0.9).Update([Tensor.Of(1f)], [Tensor.Of(1f)], [], Tensor.Scalar(0.1)));
        Assert.Equal(
            "Sgd: the numbers of tensors do not match. 1 parameters came with 1 gradients and 0 state tensors of 1. "
                + "Pass one gradient per parameter and the state that State lists.", error.Message);
    }
}
