using System.Numerics;
using Saddle.Training.Studies;
using Xunit;

namespace Saddle.Training.Tests.Studies;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0.1234567, "0.12346")]
    [InlineData(-0.0, "0")]
    [InlineData(1.5e-7, "1.5E-07")]
    [InlineData(double.NaN, "-")]
    [InlineData(double.PositiveInfinity, "infinity")]
    public void Numbers_have_five_digits(double value, string text) => Assert.Equal(text, NumberText.Of(value));

    [Theory]
    [InlineData(-0.5, 2, false, "-0.5 + 2i")]
    [InlineData(-0.5, -2, false, "-0.5 - 2i")]
    [InlineData(-0.5, 2, true, "-0.5 ± 2i")]
    [InlineData(1e-17, 2, true, "±2i")]
    [InlineData(0, -2, false, "-2i")]
    [InlineData(3, 1e-17, false, "3")]
    [InlineData(0, 0, false, "0")]
    public void Parts_that_are_rounding_are_left_out(double real, double imaginary, bool isPair, string text) =>
        Assert.Equal(text, NumberText.Of(new Complex(real, imaginary), isPair));

    [Fact]
    public void Files_get_every_digit()
    {
        Assert.Equal("0.1", NumberText.Exact(0.1));
        Assert.Equal("", NumberText.Exact(double.NaN));
    }
}
