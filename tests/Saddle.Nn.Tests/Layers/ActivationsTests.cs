using Saddle.Nn.Layers;
using Xunit;

namespace Saddle.Nn.Tests.Layers;

public sealed class ActivationsTests
{
    private static readonly double[] s_points = [-30, -2.5, -1, -0.25, 0, 0.25, 1, 2.5, 30];

    private static readonly (Layer Layer, Func<double, double> Formula)[] s_formulas =
    [
        (new Relu(), x => Math.Max(0, x)),
        (new LeakyRelu(0.1), x => x > 0 ? x : 0.1 * x),
        (new Tanh(), Math.Tanh),
        (new Sigmoid(), x => 1 / (1 + Math.Exp(-x))),
        (new Softplus(), LogOnePlusExp),
        (new ShiftedSoftplus(), x => LogOnePlusExp(2 * x + 2) / 2 - 1),
        (new Elu(0.7), x => x > 0 ? x : 0.7 * (Math.Exp(x) - 1)),
        (new Gelu(), x => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)))),
        (new Swish(), x => x / (1 + Math.Exp(-x))),
    ];

    public static TheoryData<string> Names => new(s_formulas.Select(pair => pair.Layer.GetType().Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_are_the_formulas(string name)
    {
        (Layer layer, Func<double, double> formula) = s_formulas.Single(pair => pair.Layer.GetType().Name == name);
        var network = Network.Declare(layer, [9], ElementType.Float64);
        double[] actual = network.Apply([], [], Tensor.FromArray(s_points, [1, 9])).Output.ToArray<double>();
        Near.Equal([.. s_points.Select(formula)], actual);
    }

    private static double LogOnePlusExp(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
}
