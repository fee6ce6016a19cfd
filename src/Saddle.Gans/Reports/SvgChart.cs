using System.Globalization;
using System.Security;
using System.Text;

namespace Saddle.Gans.Reports;

/// <summary>A line chart as one self-contained SVG document; the same input gives the same bytes.</summary>
/// <param name="Title">Shown on top.</param>
/// <param name="HorizontalLabel">Name and unit of the horizontal axis.</param>
/// <param name="VerticalLabel">Name and unit of the vertical axis, for example "estimate (arbitrary scale)".</param>
/// <param name="LogarithmicVertical">Whether the vertical axis is logarithmic; values of 0 and below become
/// gaps.</param>
/// <param name="Width">Width in pixels; at least 200.</param>
/// <param name="Height">Height in pixels; at least 150.</param>
public sealed record SvgChart(string Title, string HorizontalLabel, string VerticalLabel,
    bool LogarithmicVertical = false, int Width = 720, int Height = 420)
{
    private const int Left = 72;
    private const int Right = 16;
    private const int Top = 36;
    private const int Bottom = 48;

    // Okabe and Ito's colours, told apart by colour-blind readers too.
    private static readonly string[] s_colours =
        ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#999933"];

    /// <summary>Draws the curves.</summary>
    /// <param name="series">Curves in legend order; colours repeat after eight.</param>
    /// <returns>The SVG document.</returns>
    /// <exception cref="ArgumentException">A curve has unequal numbers of positions and values.</exception>
    public string Draw(params IReadOnlyList<ChartSeries> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentOutOfRangeException.ThrowIfLessThan(Width, 200);
        ArgumentOutOfRangeException.ThrowIfLessThan(Height, 150);
        foreach (ChartSeries curve in series)
        {
            RequirePairs(curve);
        }

        ChartAxis horizontal = ChartAxis.Around(series.SelectMany(curve => curve.X), false, tight: true);
        ChartAxis vertical = ChartAxis.Around(series.SelectMany(curve => curve.Y), LogarithmicVertical, tight: false);
        var svg = new StringBuilder();
        Open(svg);
        Grid(svg, horizontal, vertical);
        for (int i = 0; i < series.Count; i++)
        {
            Curve(svg, series[i], s_colours[i % s_colours.Length], horizontal, vertical);
        }

        for (int i = 0; i < series.Count; i++)
        {
            Legend(svg, series[i].Name, s_colours[i % s_colours.Length], i);
        }

        return svg.Append("</svg>\n").ToString();
    }

    private void Open(StringBuilder svg)
    {
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{Height}"
             viewBox="0 0 {Width} {Height}" font-family="sans-serif" font-size="12">
            <rect width="100%" height="100%" fill="#ffffff"/>

            """);
        Words(svg, Width / 2.0, 22, "middle", Title, " font-size=\"15\"");
        Words(svg, (Left + Width - Right) / 2.0, Height - 10, "middle", HorizontalLabel);
        double middle = (Top + Height - Bottom) / 2.0;
        Words(svg, 16, middle, "middle", VerticalLabel, $" transform=\"rotate(-90 16 {Pixels(middle)})\"");
    }

    private void Grid(StringBuilder svg, ChartAxis horizontal, ChartAxis vertical)
    {
        foreach (double tick in horizontal.Ticks)
        {
            double x = Across(horizontal.Fraction(tick));
            Line(svg, x, Top, x, Height - Bottom);
            Words(svg, x, Height - Bottom + 16, "middle", ChartAxis.Label(tick));
        }

        foreach (double tick in vertical.Ticks)
        {
            double y = Up(vertical.Fraction(tick));
            Line(svg, Left, y, Width - Right, y);
            Words(svg, Left - 6, y + 4, "end", ChartAxis.Label(tick));
        }

        svg.Append(CultureInfo.InvariantCulture, $"""
            <rect x="{Left}" y="{Top}" width="{Width - Left - Right}" height="{Height - Top - Bottom}"
             fill="none" stroke="#333333"/>

            """);
    }

    private void Curve(StringBuilder svg, ChartSeries curve, string colour, ChartAxis horizontal, ChartAxis vertical)
    {
        var path = new StringBuilder();
        bool drawing = false;
        for (int i = 0; i < curve.X.Count; i++)
        {
            bool shown = double.IsFinite(curve.X[i]) && ChartAxis.Shows(curve.Y[i], LogarithmicVertical);
            if (shown)
            {
                path.Append(drawing ? 'L' : 'M').Append(Pixels(Across(horizontal.Fraction(curve.X[i])))).Append(' ')
                    .Append(Pixels(Up(vertical.Fraction(curve.Y[i]))));
            }

            drawing = shown;
        }

        if (path.Length > 0)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""
                <path d="{path}" fill="none" stroke="{colour}"
                 stroke-width="1.5" stroke-linejoin="round" stroke-linecap="round"/>

                """);
        }
    }

    private void Legend(StringBuilder svg, string name, string colour, int position)
    {
        double y = Top + 16 + 16 * position, x = Width - Right - 10;
        svg.Append(CultureInfo.InvariantCulture, $"""
            <path d="M{Pixels(x - 22)} {Pixels(y - 4)}h22" stroke="{colour}" stroke-width="3"/>

            """);
        Words(svg, x - 28, y, "end", name, " stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\"");
    }

    private double Across(double fraction) => Left + fraction * (Width - Left - Right);

    private double Up(double fraction) => Height - Bottom - fraction * (Height - Top - Bottom);

    private static void Line(StringBuilder svg, double x1, double y1, double x2, double y2) =>
        svg.Append(CultureInfo.InvariantCulture, $"""
            <path d="M{Pixels(x1)} {Pixels(y1)}L{Pixels(x2)} {Pixels(y2)}" stroke="#dddddd"/>

            """);

    private static void Words(StringBuilder svg, double x, double y, string anchor, string words, string more = "") =>
        svg.Append(CultureInfo.InvariantCulture, $"""
            <text x="{Pixels(x)}" y="{Pixels(y)}" text-anchor="{anchor}"{more}>{SecurityElement.Escape(words)}</text>

            """);

    private static string Pixels(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static void RequirePairs(ChartSeries curve)
    {
        if (curve.X.Count == curve.Y.Count)
        {
            return;
        }

        throw new ArgumentException(
            $"SvgChart: the curve '{curve.Name}' cannot be drawn. It has {curve.X.Count} positions and "
                + $"{curve.Y.Count} values. Pass one value per position.");
    }
}
