using System.CommandLine;
using Saddle.Cli.Parsing;

namespace Saddle.Cli.Verbs;

/// <summary>The flags that say what to draw from a generator.</summary>
internal sealed class DrawingFlags
{
    private readonly Option<long?> _count =
        Flag.Whole("--count", "How many to draw [default: 64; points 2048]", most: 1_000_000);
    private readonly Option<long?> _columns =
        Flag.Whole("--columns", "Pictures in a row [default: square; interpolation 8]", most: 1000);
    private readonly Option<long?> _seed =
        Flag.Whole("--seed", "Decides the latent vectors [default: 0]", 0, long.MaxValue);
    private readonly Option<long?> _step =
        Flag.Whole("--step", "Which snapshot [default: the newest]", 0, long.MaxValue);
    private readonly Option<string?> _class =
        Flag.Text("--class", "NAME", "Draw one class only, by name or number, for conditional models");
    private readonly Option<double?> _truncation =
        Flag.Number("--truncation", "Redraw latent numbers beyond X: fewer oddities, less variety");
    private readonly Option<long?> _interpolate =
        Flag.Whole("--interpolate", "Draw N ways between two latent vectors each", most: 1000);
    private readonly Option<string?> _output =
        Flag.Text("--output", "FILE", "Where to write the grid [default: in the run's folder]");
    private readonly Option<string?> _singles =
        Flag.Text("--singles", "FOLDER", "Write each picture to a PNG of its own in FOLDER");
    private readonly Option<long?> _threads =
        Flag.Whole("--threads", "Worker threads [default: one per processor]", least: 0, most: 1024);

    public void AddTo(Command command)
    {
        Option[] all = [_count, _columns, _seed, _step, _class, _truncation, _interpolate, _output, _singles, _threads];
        foreach (Option option in all)
        {
            command.Add(option);
        }
    }

    public DrawingRequest Read(ParseResult parsed) => new()
    {
        Count = (int?)parsed.GetValue(_count),
        Columns = (int?)parsed.GetValue(_columns),
        Seed = parsed.GetValue(_seed) ?? 0,
        Step = parsed.GetValue(_step),
        ClassName = parsed.GetValue(_class),
        Truncation = parsed.GetValue(_truncation) ?? double.PositiveInfinity,
        Rows = (int?)parsed.GetValue(_interpolate),
        Output = parsed.GetValue(_output),
        Singles = parsed.GetValue(_singles),
        Threads = (int)(parsed.GetValue(_threads) ?? 0),
    };
}
