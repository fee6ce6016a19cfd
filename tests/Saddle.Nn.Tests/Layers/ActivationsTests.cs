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

    /// <summary>x · sigmoid(u): slopes are off by little of their largest term, far out as well.</summary>
    [Theory]
    [InlineData(nameof(Swish))]
    [InlineData(nameof(Gelu))]
    public void Slopes_of_gates_keep_the_digits_of_their_largest_term(string name)
    {
        bool isSwish = name == nameof(Swish);
        Layer layer = isSwish ? new Swish() : new Gelu();
        Func<double, double> u = isSwish ? x => x : x => s_gelu * (x + 0.044715 * x * x * x);
        Func<double, double> du = isSwish ? x => 1 : x => s_gelu * (1 + 0.134145 * x * x);
        Func<double, double> ddu = isSwish ? x => 0 : x => s_gelu * 0.26829 * x;
        float[] points = [.. Enumerable.Range(-120, 241).Select(i => i / 10f)];
        var network = Network.Declare(layer, [points.Length]);
        Tensor Apply(Tensor x) => network.Apply([], [], x.Reshape(1, points.Length)).Output.Sum();
        Tensor First(Tensor x) => Derivative.Gradient(Apply)(x);
        float[] first = First(Tensor.Of(points)).ToArray<float>();
        float[] second = Derivative.Gradient(x => First(x).Sum())(Tensor.Of(points)).ToArray<float>();
        for (int i = 0; i < points.Length; i++)
        {
            double x = points[i], tail = Math.Exp(-Math.Abs(u(x)));
            double sigmoid = (u(x) < 0 ? tail : 1) / (1 + tail), density = tail / (1 + tail) / (1 + tail);
            double bend = -density * Math.Tanh(u(x) / 2);
            double share = 1e-6 + (isSwish ? 0 : 3e-7 * Math.Abs(u(x)));
            Near(share, first[i], [sigmoid, x * density * du(x)]);
            Near(share, second[i], [2 * density * du(x), x * bend * du(x) * du(x), x * density * ddu(x)]);
        }

        // A rounding of u itself moves e^u by as much as u is large; that of Swish is x, which has none.
        void Near(double share, double actual, double[] terms)
        {
            double largest = terms.Max(Math.Abs);
            Assert.InRange(Math.Abs(actual - terms.Sum()), 0, largest < 1e-30 ? 1e-30 : share * largest);
        }
    }

    private static readonly double s_gelu = 2 * Math.Sqrt(2 / Math.PI);
}
