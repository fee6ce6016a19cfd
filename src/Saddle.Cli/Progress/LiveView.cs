using System.Globalization;
using System.Text;
using Saddle.Training.Runs;

namespace Saddle.Cli.Progress;

/// <summary>A display that stays in place: a bar, the figures, and the course of the first of them.</summary>
/// <remarks>
/// The cursor stays shown below it, so that the terminal is as it was however the program ends. Lines may come from
/// any thread.
/// </remarks>
internal sealed class LiveView(Terminal terminal) : IProgressView
{
    private const int BarCells = 40;
    private const int CurveCells = 60;
    private const string Levels = "▁▂▃▄▅▆▇█";
    private readonly Lock _turn = new();
    private readonly List<double> _course = [];
    private IReadOnlyList<string> _picture = [];
    private int _standing;
    private bool _isWatched;

    public bool Watch(Func<bool> work)
    {
        terminal.Screen.LeaveTo(Note);
        _isWatched = true;
        Draw(["the first steps…"]);
        try
        {
            return work();
        }
        finally
        {
            terminal.Screen.LeaveTo(null);
            _isWatched = false;
            Leave();
        }
    }

    public void Show(RunReport report, long steps, TimeSpan? inAll)
    {
        if (report.Figures.Count > 0)
        {
            _course.Add(report.Figures[0].Value);
        }

        if (_isWatched)
        {
            Draw([.. Picture(report, steps, inAll)]);
        }
    }

    public void Note(string line)
    {
        lock (_turn)
        {
            // Never folded, so that paths can be copied.
            Put(line, _picture);
        }
    }

    /// <summary>Numbers as a row of blocks, the lowest and highest filling the height.</summary>
    internal static string Curve(IReadOnlyList<double> values, int cells = CurveCells)
    {
        double[] shown = [.. values.Where(double.IsFinite).TakeLast(cells)];
        if (shown.Length == 0)
        {
            return "";
        }

        double low = shown.Min(), range = Math.Max(1e-12, shown.Max() - low);
        return string.Concat(shown.Select(value => Levels[(int)Math.Min(7, (value - low) / range * 8)]));
    }

    /// <summary>As much of a line as so many columns show; colours take none.</summary>
    internal static string Cut(string line, int columns)
    {
        var kept = new StringBuilder();
        int shown = 0;
        bool isColour = false;
        foreach (char letter in line)
        {
            isColour |= letter == '\e';
            if (isColour || shown++ < columns)
            {
                kept.Append(letter);
            }

            isColour &= letter != 'm';
        }

        return kept.ToString();
    }

    private void Draw(IReadOnlyList<string> picture)
    {
        lock (_turn)
        {
            Put(null, picture);
        }
    }

    // The last picture stays as it is.
    private void Leave()
    {
        lock (_turn)
        {
            (_picture, _standing) = ([], 0);
        }
    }

    private void Put(string? note, IReadOnlyList<string> picture)
    {
        // What a terminal shows as ^C stands on the line of the cursor.
        var text = new StringBuilder(_standing > 0 ? Escapes.ClearLinesAbove(_standing) : "");
        text.Append(note is null ? "" : note + Environment.NewLine);
        int columns = terminal.Columns();
        foreach (string line in picture)
        {
            text.Append(Cut(line, columns)).Append(Environment.NewLine);
        }

        (_picture, _standing) = (picture, picture.Count);
        terminal.Out.Write(text.ToString());
        terminal.Out.Flush();
    }

    private IEnumerable<string> Picture(RunReport report, long steps, TimeSpan? inAll)
    {
        double done = steps > 0 ? Math.Clamp((double)report.Step / steps, 0, 1) : 1;
        int filled = (int)(done * BarCells);
        yield return Coloured(Escapes.Green, new string('━', filled))
            + Coloured(Escapes.Grey, new string('━', BarCells - filled))
            + string.Create(CultureInfo.InvariantCulture, $" {done * 100:0}%  step {report.Step}/{steps}");
        (string Name, string Value)[] figures = [.. ProgressText.Figures(report, inAll)];
        int widest = figures.Max(figure => figure.Name.Length);
        foreach ((string name, string value) in figures)
        {
            yield return $"{Coloured(Escapes.Grey, name.PadRight(widest))}  {value}";
        }

        yield return $"{Coloured(Escapes.Grey, "its course")} {Coloured(Escapes.Blue, Curve(_course))}";
    }

    private static string Coloured(string colour, string text) => colour + text + Escapes.Plain;
}
