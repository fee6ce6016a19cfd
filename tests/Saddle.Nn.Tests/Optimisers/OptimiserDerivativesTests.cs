using Saddle.Nn.Optimisers;
using Saddle.Testing;
using Xunit;

namespace Saddle.Nn.Tests.Optimisers;

/// <summary>An update is itself differentiable: in the parameter, the gradient, the state and the rate.</summary>
public sealed class OptimiserDerivativesTests
{
    private static readonly Dictionary<string, Optimiser> s_optimisers = new()
    {
        ["sgd"] = new Sgd(),
        ["sgd with momentum"] = new Sgd(0.9, Nesterov: true, WeightDecay: 0.1),
        ["rmsprop"] = new RmsProp(0.9, Momentum: 0.5),
        ["adam"] = new Adam(0.5, 0.9, WeightDecay: 0.1),
    };

    public static TheoryData<string> Names => new(s_optimisers.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_modes_agree_with_central_differences(string name)
    {
        DerivativeCheck check = Check(s_optimisers[name]);
        Assert.InRange(check.ForwardError(), 0, 1e-8);
        Assert.InRange(check.ModeMismatch(), 0, 1e-11);
        Assert.InRange(check.SecondOrderError(), 0, 1e-6);
    }

    private static DerivativeCheck Check(Optimiser optimiser)
    {
        Shape[] shapes = [[2], [2], [], .. optimiser.State(OptimiserTrial.Specs).Select(spec => spec.Shape)];
        double[][] point = [.. shapes.Select((shape, i) => Numbers.Between(0.3, 0.9, shape.Count, seed: 70 + i))];
        return new DerivativeCheck(
            xs => optimiser.Update([xs[0]], [xs[1]], [.. xs.Skip(3)], xs[2]).Parameters[0], shapes, point);
    }

    /// <summary>The first update of p by a gradient that is 0 at p = 0: one finite slope, in both modes.</summary>
    [Theory]
    [InlineData("plain")]
    [InlineData("selected")]
    [InlineData("rectified")]
    public void An_update_at_gradient_0_has_the_same_finite_slope_in_both_modes(string branch) =>
        Assert.All(s_optimisers.Values, optimiser => AssertModesAgreeAt0(optimiser, branch));

    private static void AssertModesAgreeAt0(Optimiser optimiser, string branch)
    {
        Tensor Updated(Tensor p)
        {
            Tensor gradient = branch switch
            {
                "plain" => p * 1,
                "selected" => Tensor.Select(p.Greater(0), p, 0),
                _ => p.Relu(),
            };
            return optimiser.Update(
                [p], [gradient], optimiser.InitialState(OptimiserTrial.Specs, ElementType.Float64),
                Tensor.Scalar(0.1, ElementType.Float64)).Parameters[0];
        }

        Tensor at = Tensor.Of(0.0, 0.0);
        double[] forward = Derivative.JacobianVector(Updated, at, Tensor.Of(1.0, 1.0)).ToArray<double>();
        double[] reverse = Derivative.VectorJacobian(Updated, at, Tensor.Of(1.0, 1.0)).ToArray<double>();
        Assert.All(forward.Zip(reverse), pair =>
        {
            Assert.True(double.IsFinite(pair.First), $"forward {pair.First}, reverse {pair.Second}");
            Assert.Equal(pair.First, pair.Second, 1e-12 * Math.Abs(pair.First));
        });
    }
}
