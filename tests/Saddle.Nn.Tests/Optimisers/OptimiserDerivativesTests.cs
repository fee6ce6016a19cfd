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
}
