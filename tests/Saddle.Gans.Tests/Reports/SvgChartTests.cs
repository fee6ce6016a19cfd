using System.Xml.Linq;
using Saddle.Gans.Reports;
using Saddle.Gans.Tests.Metrics;
using Xunit;

namespace Saddle.Gans.Tests.Reports;

public class SvgChartTests
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";
    private static readonly SvgChart s_chart = new("Critic & curve", "generator updates", "estimate (arbitrary scale)");

    [Fact]
    public void The_document_names_title_axes_and_curves()
    {
        XDocument drawn = XDocument.Parse(s_chart.Draw(
            new ChartSeries("W1 < exact", [0, 1, 2], [3, 2, 1]), new ChartSeries("estimate", [0, 2], [1, 1])));
        string[] words = [.. drawn.Descendants(s_svg + "text").Select(text => text.Value)];
        foreach (string expected in new[]
            { "Critic & curve", "generator updates", "estimate (arbitrary scale)", "W1 < exact", "estimate" })
        {
            Assert.Contains(expected, words);
        }
    }

    [Fact]
    public void A_curve_runs_from_corner_to_corner()
    {
        string drawn = s_chart.Draw(new ChartSeries("rising", [0, 10], [0, 5]));
        Assert.Contains("d=\"M72 372L704 36\"", drawn);     // plot area: 72..704 across, 36..372 down
    }

    [Fact]
    public void A_missing_value_leaves_a_gap()
    {
        string drawn = s_chart.Draw(new ChartSeries("broken", [0, 1, 2, 3, 4], [0, 5, double.NaN, 5, 0]));
        Assert.Contains("d=\"M72 372L230 36M546 36L704 372\"", drawn);
    }

    [Fact]
    public void On_a_logarithmic_axis_equal_ratios_are_equal_steps()
    {
        string drawn = (s_chart with { LogarithmicVertical = true }).Draw(
            new ChartSeries("falling", [0, 1, 2, 3], [100, 10, 1, 0]));
        Assert.Contains("d=\"M72 36L282.67 204L493.33 372\"", drawn);
    }

    [Fact]
    public void The_same_curves_give_the_same_document() => Assert.Equal(
        s_chart.Draw(new ChartSeries("a", [1, 2], [3, 4])), s_chart.Draw(new ChartSeries("a", [1, 2], [3, 4])));

    [Fact]
    public void Nothing_to_draw_still_gives_axes() =>
        Assert.Contains("<rect", XDocument.Parse(s_chart.Draw()).ToString());

    [Fact]
    public void A_curve_with_missing_positions_is_refused() => PointSetTests.Refused(
        () => s_chart.Draw(new ChartSeries("loss", [1], [1, 2])),
        "SvgChart: the curve 'loss' cannot be drawn. It has 1 positions and 2 values. Pass one value per position.");
}
