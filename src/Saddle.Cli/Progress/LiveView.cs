using System.Globalization;
using Saddle.Training.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Saddle.Cli.Progress;

/// <summary>A display that stays in place: a bar, the figures, and the course of the first of them.</summary>
internal sealed class LiveView : IProgressView
{
    private const int BarCells = 40;
    private const int CurveCells = 60;
    private const string Levels = "▁▂▃▄▅▆▇█";
    private readonly TextWriter _output;
    private readonly IAnsiConsole _console;
    private readonly List<double> _course = [];
    private LiveDisplayContext? _display;

    public LiveView(TextWriter output)
    {
        _output = output;
        _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
    }

    public bool Watch(Func<bool> work) =>
        _console.Live(new Text("compiling the updates…")).Start(context =>
        {
            _display = context;
            try
            {
                return work();
            }
            finally
            {
                _display = null;
            }
        });

    public void Show(RunReport report, long steps, TimeSpan? inAll)
    {
        if (report.Figures.Count > 0)
        {
            _course.Add(report.Figures[0].Value);
        }

        _display?.UpdateTarget(Picture(report, steps, inAll));
    }

    public void Note(string line)
    {
        if (_display is not null)
        {
            _console.WriteLine(line); // above the display
        }
        else
        {
            _output.WriteLine(line); // never folded, so that paths can be copied
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

    private Rows Picture(RunReport report, long steps, TimeSpan? inAll)
    {
        double done = steps > 0 ? Math.Clamp((double)report.Step / steps, 0, 1) : 1;
        int filled = (int)(done * BarCells);
        string cells = $"[green]{new string('━', filled)}[/][grey]{new string('━', BarCells - filled)}[/]";
        var bar = new Markup(string.Create(
            CultureInfo.InvariantCulture, $"{cells} {done * 100:0}%  step {report.Step}/{steps}"));
        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumn("name").AddColumn("value");
        foreach ((string name, string value) in ProgressText.Figures(report, inAll))
        {
            table.AddRow(new Markup($"[grey]{name}[/]"), new Text(value));
        }

        IRenderable[] parts = [bar, table, new Markup($"[grey]its course[/] [blue]{Curve(_course)}[/]")];
        return new Rows(parts);
    }
}
