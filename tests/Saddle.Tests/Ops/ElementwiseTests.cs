using Xunit;
using static Saddle.Tests.Ops.Refusal;

namespace Saddle.Tests.Ops;

public sealed class ElementwiseTests
{
    [Fact]
    public void Shapes_that_do_not_broadcast_are_refused() => Says(
        "add: shapes do not broadcast. Left [4, 3], right [4] differ at axis -1: 3 and 4. "
            + "Make the sizes equal or one of them 1, for example with Reshape.",
        () => Zeros(4, 3) + Zeros(4));

    [Fact]
    public void Different_element_types_are_refused() => Says(
        "multiply: element types differ. Got Float32 and Float64. Create both with the same element type.",
        () => Zeros(2) * Doubles(2));

    [Fact]
    public void Integers_are_refused() => Says(
        "tanh: integers carry no arithmetic. Got Int64 [2]. Use a floating-point tensor, or OneHot for labels.",
        () => Tensor.Of(1L, 2L).Tanh());

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 2)]
    public void The_second_slope_of_a_power_at_0_is_finite(double exponent, double expected)
    {
        Tensor e = Tensor.Of(exponent);
        Tensor second = Derivative.Gradient(x => Derivative.Gradient(y => y.Power(e).Sum())(x).Sum())(Tensor.Of(0.0));
        Assert.Equal([expected], second.ToArray<double>());
    }

    [Fact]
    public void Slopes_of_literal_powers_compile_to_no_comparison() => Assert.DoesNotContain(
        "equal",
        Compiler.Compile(Derivative.Gradient((Tensor x) => x.Power(2.5).Sum() + x.Power(0).Sum()), [3]).ToString());
}
