using Xunit;

namespace Saddle.Tests.Ops;

/// <summary>Derivatives of saturating functions, far out where a difference from 1 has no digits left.</summary>
public sealed class ElementwiseTailsTests
{
    private static readonly Dictionary<string, (Func<Tensor, Tensor> Function, Func<double, double>[] Slopes)> s_cases =
        new()
        {
            ["softplus"] = (x => x.Softplus(), [Sigmoid, Density, DensitySlope]),
            ["log-sigmoid"] = (x => -(-x).Softplus(), [x => Sigmoid(-x), x => -Density(x), x => -DensitySlope(x)]),
            ["sigmoid"] = (x => x.Sigmoid(), [Density, DensitySlope]),
            ["tanh"] = (x => x.Tanh(), [x => 4 * Density(2 * x), x => 8 * DensitySlope(2 * x)]),
        };

    public static TheoryData<string, bool> Cases()
    {
        var cases = new TheoryData<string, bool>();
        foreach (string name in s_cases.Keys)
        {
            cases.Add(name, false);
            cases.Add(name, true);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Derivatives_keep_their_digits_in_float32(string name, bool forward)
    {
        float[] x = [.. Enumerable.Range(-200, 401).Select(i => i / 2f + (i % 3) * 0.01f)];
        Tensor point = Tensor.Of(x);
        foreach ((Func<Tensor, Tensor> slope, Func<double, double> expected) in Slopes(name, forward))
        {
            float[] actual = slope(point).ToArray<float>();
            Assert.All(actual.Zip(x), pair => AssertClose(expected(pair.Second), pair.First, 1e-6, 1.1754944e-38));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Derivatives_keep_their_digits_in_float64(string name, bool forward)
    {
        double[] x = [.. Enumerable.Range(-1500, 3001).Select(i => i / 2.0 + (i % 3) * 0.01)];
        Tensor point = Tensor.Of(x);
        foreach ((Func<Tensor, Tensor> slope, Func<double, double> expected) in Slopes(name, forward))
        {
            double[] actual = slope(point).ToArray<double>();
            Assert.All(
                actual.Zip(x), pair => AssertClose(expected(pair.Second), pair.First, 1e-13, 2.2250738585072014e-308));
        }
    }

    [Theory]
    [InlineData(10, 4.539580773595167e-05)]
    [InlineData(20, 2.061153613941849e-09)]
    [InlineData(30, 9.357622968838425e-14)]
    [InlineData(40, 4.248354255291589e-18)]
    public void The_second_slope_of_softplus_has_the_same_digits_at_both_ends(double x, double expected)
    {
        Func<Tensor, Tensor> second = Next(Next(y => y.Softplus(), forward: false), forward: false);
        Assert.All(
            second(Tensor.Of(x, -x)).ToArray<double>(), actual => AssertClose(expected, actual, 1e-13, 0));
        Assert.All(
            second(Tensor.Of((float)x, (float)-x)).ToArray<float>(),
            actual => AssertClose(expected, actual, 1e-6, 0));
    }

    private static IEnumerable<(Func<Tensor, Tensor> Slope, Func<double, double> Expected)> Slopes(
        string name, bool forward)
    {
        (Func<Tensor, Tensor> function, Func<double, double>[] slopes) = s_cases[name];
        foreach (Func<double, double> expected in slopes)
        {
            function = Next(function, forward);
            yield return (function, expected);
        }
    }

    private static Func<Tensor, Tensor> Next(Func<Tensor, Tensor> f, bool forward) => forward
        ? x => Derivative.JacobianVector(f, x, Tensor.Ones(x.Shape, x.Type))
        : Derivative.Gradient(x => f(x).Sum());

    private static void AssertClose(double expected, double actual, double relative, double normal)
    {
        if (Math.Abs(expected) >= normal)
        {
            Assert.InRange(Math.Abs(actual - expected), 0, relative * Math.Abs(expected));
        }
    }

    private static double Sigmoid(double x) =>
        x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x));

    /// <summary>The slope of the sigmoid.</summary>
    private static double Density(double x)
    {
        double tail = Math.Exp(-Math.Abs(x));
        return tail / ((1 + tail) * (1 + tail));
    }

    private static double DensitySlope(double x) => -Density(x) * Math.Tanh(x / 2);
}
