using Saddle.Gans.Reports;
using Xunit;

namespace Saddle.Gans.Tests.Reports;

public class ChartAxisTests
{
    [Fact]
    public void Ticks_are_round_and_hold_the_values()
    {
        ChartAxis axis = ChartAxis.Around([0.13, 0.91], logarithmic: false, tight: false);
        Assert.Equal(["0", "0.2", "0.4", "0.6", "0.8", "1"], axis.Ticks.Select(ChartAxis.Label));
        Assert.Equal((0, 0.5, 1), (axis.Fraction(0), axis.Fraction(0.5), axis.Fraction(1)));
    }

    [Fact]
    public void A_tight_axis_ends_at_its_values()
    {
        ChartAxis axis = ChartAxis.Around([0, 1900], logarithmic: false, tight: true);
        Assert.Equal(["0", "500", "1000", "1500"], axis.Ticks.Select(ChartAxis.Label));
        Assert.Equal(1, axis.Fraction(1900));
    }

    [Fact]
    public void A_logarithmic_axis_marks_powers_of_ten()
    {
        ChartAxis axis = ChartAxis.Around([2e-4, 0, -1, double.NaN, 30], logarithmic: true, tight: false);
        Assert.Equal(["1e-4", "0.001", "0.01", "0.1", "1", "10", "100"], axis.Ticks.Select(ChartAxis.Label));
        Assert.Equal(0.5, axis.Fraction(0.1), 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-300)]
    [InlineData(5)]
    [InlineData(-1e15)]
    [InlineData(1e300)]
    public void A_flat_curve_has_a_place(double value)
    {
        ChartAxis axis = ChartAxis.Around([value, value], logarithmic: false, tight: false);
        Assert.InRange(axis.Fraction(value), 0, 1);
        Assert.InRange(axis.Ticks.Length, 2, 12);
    }

    [Fact]
    public void Every_range_gets_a_few_ticks()
    {
        for (double range = 1e-6; range < 1e9; range *= 1.37)
        {
            Assert.InRange(ChartAxis.Around([0.1 * range, range], false, tight: false).Ticks.Length, 3, 12);
        }
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1500, "1500")]
    [InlineData(-0.25, "-0.25")]
    [InlineData(1e5, "1e5")]
    [InlineData(2.5e-4, "2.5e-4")]
    public void Labels_are_short(double value, string label) => Assert.Equal(label, ChartAxis.Label(value));
}
