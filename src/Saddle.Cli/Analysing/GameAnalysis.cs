using System.Globalization;
using Saddle.Games;
using Saddle.Games.Library;
using Saddle.Training.Studies;

namespace Saddle.Cli.Analysing;

/// <summary>The analysis of a game of the library.</summary>
internal sealed record GameAnalysis
{
    /// <summary>The game.</summary>
    public required AnalysedGame Game { get; init; }

    /// <summary>Another variant to set beside; null for none.</summary>
    public AnalysedGame? Against { get; init; }

    /// <summary>What to judge and to follow.</summary>
    public required IReadOnlyList<NamedDynamics> Dynamics { get; init; }

    /// <summary>Step sizes: one per player, or one for all.</summary>
    public required IReadOnlyList<double> Rates { get; init; }

    /// <summary>Where to look; null for the equilibrium.</summary>
    public double[]? At { get; init; }

    /// <summary>Where paths start; null for the game's own start.</summary>
    public double[]? Start { get; init; }

    /// <summary>How long paths are.</summary>
    public long Steps { get; init; }

    /// <summary>Starts along a side of the phase plane.</summary>
    public int Side { get; init; }

    /// <summary>Where tables go; null for the terminal alone.</summary>
    public ResultFiles? Files { get; init; }

    /// <summary>Analyses and shows.</summary>
    public void Show(TextWriter output)
    {
        KnownGame known = Game.Variant.Make();
        Game game = known.Game;
        Point start = PointOf("--start", Start, game) ?? known.Start;
        Point? at = PointOf("--at", At, game) ?? known.Equilibrium;
        RequireRates(game);
        Files?.RequireWritable("analyze");
        PointAnalysis? point = at is null ? null : new PointAnalysis(at, Dynamics, Beside());
        var dynamics = new DynamicsAnalysis(known, Dynamics, start, at, Rates, Steps);
        output.WriteLine($"{Game.Name}: {Game.Variant.Part.Summary}");
        output.Write(Lines.Of("settings", Game.Settings));
        output.Write(Lines.Of("players", PointText.Players(game)));
        if (point is null)
        {
            output.Write(Lines.Of("point", $"there is no equilibrium: {known.WhyNoEquilibrium}"));
        }
        else
        {
            Show(point, at!, known, output);
        }

        output.WriteLine();
        output.Write(dynamics);
        PhasePlane? plane = game.Size == 2 ? PhasePlane.Around(known, at, start) : null;
        if (plane is not null)
        {
            output.WriteLine();
            output.WriteLine("Paths over the arrows of the flow");
            output.Write(plane.Draw(dynamics.Paths));
        }

        if (Files is not null)
        {
            Write(Files, game, point, dynamics, plane, output);
        }
    }

    private void Show(PointAnalysis point, Point at, KnownGame known, TextWriter output)
    {
        bool isKnown = At is null;
        output.Write(Lines.Of("point", $"{(isKnown ? "the equilibrium, " : "")}{PointText.Of(at)}"));
        output.Write(Lines.Of("field there", $"norm {NumberText.Of(point.FieldNorm())}"));
        output.WriteLine();
        output.Write(point.Describe(isKnown ? known.Eigenvalues : null));
        output.WriteLine();
        if (point.Spectra.Count > 1)
        {
            output.WriteLine("Before and after: the flow under each adjustment of the field");
            output.WriteLine(NamedSpectrum.Compared(point.Spectra));
        }

        output.WriteLine("Eigenvalues of the flow in the complex plane; those left of the upright axis attract");
        output.Write(NamedSpectrum.Draw(point.Spectra));
    }

    private NamedSpectrum? Beside()
    {
        KnownGame? other = Against?.Variant.Make();
        return other is null
            ? null
            : other.Equilibrium is { } at
            ? new NamedSpectrum(other.Game.Name, Games.Spectra.Spectrum.Of(at))
            : throw new UsageException("analyze: --against needs a variant with an equilibrium. "
                + $"{Against!.Name} has none: {other.WhyNoEquilibrium}. Name another.");
    }

    private void Write(ResultFiles files, Game game, PointAnalysis? point, DynamicsAnalysis dynamics, PhasePlane? plane,
        TextWriter output)
    {
        output.WriteLine();
        if (point is not null)
        {
            string path = files.Write(
                "spectrum.csv", NamedSpectrum.Columns, rows => NamedSpectrum.AddTo(rows, point.Spectra));
            output.WriteLine($"table: {path}");
        }

        if (dynamics.Judged.Count > 0)
        {
            string paths = files.Write(
                "trajectory.csv", GamePath.Columns(game), rows => GamePath.AddTo(rows, dynamics.Paths));
            output.WriteLine($"table: {paths}");
        }

        if (dynamics.Judged.Count > 0 && plane is not null)
        {
            output.WriteLine($"table: {Plane(files, plane, dynamics.Judged[0].Dynamics)}");
        }

        foreach (string older in files.Older)
        {
            output.WriteLine($"older table, of another analysis: {older}");
        }
    }

    private string Plane(ResultFiles files, PhasePlane plane, NamedDynamics named)
    {
        PhaseGrid grid = plane.Follow(named.Dynamics, Rates, Steps, Side);
        string path = files.Write("phase-plane.csv", grid.Columns, grid.AddTo);
        return string.Create(CultureInfo.InvariantCulture, $"{path} ({grid.Starts.Count:N0} starts, {Steps} steps of ")
            + string.Create(CultureInfo.InvariantCulture,
            $"{named.Name} each, in {grid.Elapsed.TotalSeconds:0.00} s)");
    }

    private void RequireRates(Game game)
    {
        bool fits = Rates.Count == 1 || Rates.Count == game.Players.Count;
        if (!fits || Rates.Any(rate => rate <= 0))
        {
            throw new UsageException("analyze: --rate takes a step size above 0, or one per player. "
                + $"Got {string.Join(", ", Rates.Select(NumberText.Of))} for {game.Players.Count} players. "
                + "Write for example --rate 0.2.");
        }
    }

    private static Point? PointOf(string flag, double[]? numbers, Game game) =>
        numbers is null ? null
        : numbers.Length == game.Size ? game.Point(numbers)
        : throw new UsageException(string.Create(CultureInfo.InvariantCulture,
            $"analyze: {flag} has the wrong number of numbers. Got {numbers.Length}, {game.Name} has {game.Size}: ")
            + $"{PointText.Players(game)}. Give each number in this order, with commas.");
}
