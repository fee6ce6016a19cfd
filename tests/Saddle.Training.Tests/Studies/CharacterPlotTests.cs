using Saddle.Training.Studies;
using Xunit;

namespace Saddle.Training.Tests.Studies;

public sealed class CharacterPlotTests
{
    [Fact]
    public void Marks_stand_where_their_numbers_are_and_the_ends_of_the_axes_are_told()
    {
        var plot = new CharacterPlot([-1, 1], [-2, 2]);
        plot.DrawAxes();
        plot.Mark(-1, 2, 'x');
        plot.Mark(5, 5, 'y');
        string[] lines = plot.ToString().Split('\n');
        Assert.StartsWith(" 2.2 +--", lines[0], StringComparison.Ordinal);
        Assert.Equal('x', lines[2][8]);
        Assert.Equal('+', lines[12][5 + 1 + 32]);
        Assert.Equal("-2.2 +" + new string('-', 65) + "+", lines[24]);
        Assert.Equal("      -1.1" + "1.1".PadLeft(61), lines[25]);
        Assert.DoesNotContain("y", plot.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_value_alone_still_has_a_range()
    {
        var plot = new CharacterPlot([0], [3, double.NaN]);
        plot.Mark(0, 3, 'x');
        Assert.Contains("x", plot.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("4.5 +", plot.ToString(), StringComparison.Ordinal);
    }
}
