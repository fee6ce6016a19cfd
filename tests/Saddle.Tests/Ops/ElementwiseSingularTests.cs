using Xunit;

namespace Saddle.Tests.Ops;

/// <summary>Where a slope is infinite or jumps: one finite value, the same in both modes.</summary>
public sealed class ElementwiseSingularTests
{
    private static readonly Dictionary<string, (Func<Tensor, Tensor> Function, double At, double Slope)> s_cases = new()
    {
        ["square root"] = (x => x.Sqrt(), 0, 0),
        ["square root by power"] = (x => x.Power(0.5), 0, 0),
        ["cube root"] = (x => x.Power(Tensor.Of(1 / 3.0)), 0, 0),
        ["norm"] = (x => x.Square().Sqrt(), 0, 0),
        ["square root of a selected value"] = (x => Positive(x, x).Square().Sqrt(), 0, 0),
        ["square root of a rectified value"] = (x => x.Relu().Square().Sqrt(), 0, 0),
        ["selected square root"] = (x => Positive(x, x.Sqrt()), 0, 0),
        ["selected square root below its range"] = (x => Positive(x, x.Sqrt()), -1, 0),
        ["selected norm below its range"] = (x => Positive(x, (x * 1).Sqrt().Reciprocal()), -1, 0),
        ["selected exponential beyond float64"] = (x => Positive(1 - x, x.Exp()), 1000, 0),
        ["selected power beyond float64"] = (x => Positive(1 - x, Tensor.Of(10.0).Power(x)), 1000, 0),
        ["selected power of a negative base"] = (x => Positive(x, Tensor.Of(-1.0).Power(x)), -0.5, 0),
        ["selected logarithm"] = (x => Positive(x, x.Log()), 0, 0),
        ["selected logarithm below its range"] = (x => Positive(x, x.Log()), -1, 0),
        ["selected logarithm of 1 more"] = (x => Positive(x, x.Log1p()), -1, 0),
        ["selected reciprocal"] = (x => Positive(x, x.Reciprocal()), 0, 0),
        ["selected quotient"] = (x => Positive(x, x / x), 0, 0),
        ["selected inverse"] = (x => Positive(x, 1 / x), 0, 0),
        ["selected inverse square"] = (x => Positive(x, x.Power(-2)), 0, 0),
        ["selected inverse root"] = (x => Positive(x, x.Sqrt().Reciprocal()), 0, 0),
        ["selected tensor power"] = (x => Positive(x, x.Power(x)), 0, 0),
        ["logarithm of the larger"] = (x => (x * 1).Maximum(0.5).Log(), 0, 0),
        ["absolute value"] = (x => x.Abs(), 0, 0),
        ["square root of the absolute value"] = (x => x.Abs().Sqrt(), 0, 0),
        ["larger of equals"] = (x => x.Maximum(2 * x), 0, 1),
        ["smaller of equals"] = (x => x.Minimum(2 * x), 0, 1),
        ["clamped at its bound"] = (x => x.Clamp(0, 1), 0, 1),
        ["rectified"] = (x => x.Relu(), 0, 0),
    };

    public static TheoryData<string> Cases => new(s_cases.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Both_modes_give_the_documented_slope(string name)
    {
        (Func<Tensor, Tensor> f, double at, double slope) = s_cases[name];
        Assert.Equal(slope, Forward(f)(Tensor.Of(at)).ToArray<double>().Single());
        Assert.Equal(slope, Reverse(f)(Tensor.Of(at)).ToArray<double>().Single());
    }

    /// <summary>All but x^x, whose slope has the logarithm of 0 as a factor.</summary>
    public static TheoryData<string> TwiceDifferentiable =>
        new(s_cases.Keys.Where(name => name != "selected tensor power"));

    [Theory]
    [MemberData(nameof(TwiceDifferentiable))]
    public void Second_slopes_are_finite_and_the_same_in_all_orders_of_modes(string name)
    {
        (Func<Tensor, Tensor> f, double at, _) = s_cases[name];
        Func<Tensor, Tensor>[] all =
            [Forward(Forward(f)), Forward(Reverse(f)), Reverse(Forward(f)), Reverse(Reverse(f))];
        double[] seconds = [.. all.Select(second => second(Tensor.Of(at)).ToArray<double>().Single())];
        Assert.All(seconds, second => Assert.True(double.IsFinite(second), string.Join(" ", seconds)));
        Assert.All(seconds, second => Assert.Equal(seconds[0], second));
    }

    [Fact]
    public void The_largest_of_equals_shares_its_slope_in_both_modes()
    {
        Tensor x = Tensor.Of(2.0, 1, 2);
        Assert.Equal([0.5, 0, 0.5], Derivative.Gradient((Tensor y) => y.Max())(x).ToArray<double>());
        Tensor tangent = Derivative.JacobianVector(y => y.Max(), x, Tensor.Of(1.0, double.NaN, 2));
        Assert.Equal([1.5], tangent.ToArray<double>());
    }

    [Fact]
    public void An_infinite_slope_that_is_asked_for_stays_infinite()
    {
        Assert.Equal([double.PositiveInfinity], Reverse(x => x.Log())(Tensor.Of(0.0)).ToArray<double>());
        Assert.Equal([double.NegativeInfinity], Reverse(x => 1 / x)(Tensor.Of(0.0)).ToArray<double>());
    }

    /// <summary>x⁰ + x¹ + x²: the first factor of the second slope of x⁰ is 0 while x⁻² is infinite.</summary>
    [Theory]
    [InlineData(1e-25f)]
    [InlineData(0f)]
    [InlineData(1e-38f)]
    public void Powers_by_a_tensor_of_exponents_have_their_second_slope_near_0(float at)
    {
        Tensor f(Tensor x) => x.BroadcastTo([3]).Power(Tensor.Of(0f, 1f, 2f)).Sum();
        Assert.Equal([2f], Reverse(Reverse(f))(Tensor.Of(at)).ToArray<float>());
        Assert.Equal([2f], Forward(Forward(f))(Tensor.Of(at)).ToArray<float>());
    }

    [Fact]
    public void The_slope_in_the_exponent_is_0_at_base_0_from_exponent_0_on()
    {
        Tensor slope = Derivative.Gradient(e => Tensor.Of(0.0, 0, 0, 2).Power(e).Sum())(Tensor.Of(0.0, 0.5, 2, 3));
        Assert.Equal([0, 0, 0, 8 * Math.Log(2)], slope.ToArray<double>(), (a, b) => Math.Abs(a - b) < 1e-14);
    }

    [Fact]
    public void The_slope_in_base_and_exponent_is_the_closed_form_at_exponent_0()
    {
        // d/de (e x^(e-1)) = x^(e-1) (1 + e log x), which is 1/x at e = 0.
        Tensor mixed = Derivative.Gradient(e => Derivative.Gradient(x => x.Power(e).Sum())(Tensor.Of(4.0)).Sum())(
            Tensor.Of(0.0));
        Assert.Equal([0.25], mixed.ToArray<double>());
    }

    private static Tensor Positive(Tensor x, Tensor y) => Tensor.Select(x.Greater(0), y, 0);

    private static Func<Tensor, Tensor> Forward(Func<Tensor, Tensor> f) =>
        x => Derivative.JacobianVector(f, x, Tensor.Ones(x.Shape, x.Type));

    private static Func<Tensor, Tensor> Reverse(Func<Tensor, Tensor> f) => Derivative.Gradient(x => f(x).Sum());
}
