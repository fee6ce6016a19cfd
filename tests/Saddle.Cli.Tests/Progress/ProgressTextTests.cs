using Saddle.Cli.Progress;
using Saddle.Training;
using Saddle.Training.Runs;
using Xunit;

namespace Saddle.Cli.Tests.Progress;

public sealed class ProgressTextTests
{
    [Theory]
    [InlineData(0, "0.000")]
    [InlineData(1.23456, "1.235")]
    [InlineData(-12.3456, "-12.346")]
    [InlineData(123.456, "123.5")]
    [InlineData(0.000123, "1.23e-04")]
    [InlineData(-123456, "-1.23e+05")]
    [InlineData(double.NaN, "NaN")]
    public void Numbers_keep_three_digits(double value, string text) => Assert.Equal(text, ProgressText.Number(value));

    [Theory]
    [InlineData(5, "5s")]
    [InlineData(185, "3m05s")]
    [InlineData(3 * 3600 + 61, "3h01m")]
    [InlineData(50 * 3600, "2d02h")]
    public void Durations_take_two_units(int seconds, string text) =>
        Assert.Equal(text, ProgressText.Span(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void A_line_tells_the_figures_in_their_order()
    {
        Figure[] figures = [new("estimate", 1.25), new("critic", -1.5), new("generator", 0.25)];
        var report = new RunReport(50, new Figures(figures), 12.34, TimeSpan.FromSeconds(125));
        Assert.Equal("step 50/2000  estimate 1.250  critic -1.500  generator 0.250  steps/s 12.3  left 2m05s",
            ProgressText.Line(report, 2000));
        Assert.EndsWith("  left 2m05s  in all 1h00m", ProgressText.Line(report, 2000, TimeSpan.FromHours(1)));
    }
}
