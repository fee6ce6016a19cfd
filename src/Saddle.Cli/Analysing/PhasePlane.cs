using System.Diagnostics;
using System.Globalization;
using Saddle.Games;
using Saddle.Games.Library;

namespace Saddle.Cli.Analysing;

/// <summary>The plane of a game of two numbers: its flow, paths, and where many starts end.</summary>
/// <param name="known">The game.</param>
/// <param name="centre">What lies in the middle.</param>
/// <param name="reach">How far the plane goes from there in each direction.</param>
internal sealed class PhasePlane(KnownGame known, double[] centre, double reach)
{
    // More paths than these hide each other.
    private const string Letters = "abc";

    /// <summary>A plane that shows a start well.</summary>
    public static PhasePlane Around(KnownGame known, Point? target, Point start)
    {
        double[] centre = target?.ToArray() ?? new double[2];
        double reach = start.ToArray().Zip(centre, (x, middle) => Math.Abs(x - middle)).Max();
        return new PhasePlane(known, centre, 2 * (reach > 0 ? reach : 1));
    }

    /// <summary>Arrows of the flow -xi, and paths over them.</summary>
    public string Draw(IReadOnlyList<GamePath> paths)
    {
        var plot = new CharacterPlot(Ends(0), Ends(1));
        plot.DrawAxes();
        (double X, double Y)[] lattice = [.. plot.Lattice()];
        double[] flow = Flow([.. lattice.Select(place => new[] { place.X, place.Y })]);
        for (int i = 0; i < lattice.Length; i++)
        {
            plot.Mark(lattice[i].X, lattice[i].Y, Arrow(flow[2 * i], flow[2 * i + 1]));
        }

        foreach ((GamePath path, char letter) in paths.Zip(Letters))
        {
            foreach (double[] point in path.Points)
            {
                plot.Mark(point[0], point[1], letter);
            }

            plot.Mark(path.Points[0][0], path.Points[0][1], 'S');
        }

        string[] names = [.. PointText.Names(known.Game)];
        return $"across {names[0]}, up {names[1]}\n{plot}"
            + string.Join("  ", paths.Zip(Letters, (path, letter) => $"{letter} {path.Name}")) + "  S start\n";
    }

    /// <summary>
    /// Writes <c>phase-plane.csv</c>: a row per start of an even grid, with the flow there and its end.
    /// </summary>
    /// <param name="files">Where to.</param>
    /// <param name="named">The dynamics that all starts follow.</param>
    /// <param name="rates">Step sizes.</param>
    /// <param name="steps">How many steps.</param>
    /// <param name="side">Starts along one side of the grid.</param>
    /// <returns>Where it lies, and how fast it went.</returns>
    public string Write(ResultFiles files, NamedDynamics named, IReadOnlyList<double> rates, long steps, int side)
    {
        double[][] starts =
        [
            .. Enumerable.Range(0, side * side)
                .Select(i => new[] { Place(0, i % side, side), Place(1, i / side, side) }),
        ];
        double[] flow = Flow(starts);
        var watch = Stopwatch.StartNew();
        var trajectory = new Trajectory(named.Dynamics, known.Game.Points(starts), rates, known.Rule);
        trajectory.Advance(steps);
        double[] ends = trajectory.Solution.ToArray();
        double seconds = watch.Elapsed.TotalSeconds;
        string[] names = [.. PointText.Names(known.Game)];
        string path = files.Write("phase-plane.csv",
            [.. names, .. names.Select(name => $"flow {name}"), .. names.Select(name => $"end {name}")], rows =>
            {
                for (int i = 0; i < starts.Length; i++)
                {
                    rows.Row(starts[i][0], starts[i][1], flow[2 * i], flow[2 * i + 1], ends[2 * i], ends[2 * i + 1]);
                }
            });
        return string.Create(CultureInfo.InvariantCulture,
            $"{path} ({starts.Length:N0} starts, {steps} steps of {named.Name} each, in {seconds:0.00} s)");
    }

    private double[] Flow(double[][] places) => (-known.Game.FieldOn().At(known.Game.Points(places))).ToArray();

    private IEnumerable<double> Ends(int axis) => [centre[axis] - reach, centre[axis] + reach];

    private double Place(int axis, int i, int side) =>
        centre[axis] + reach * (side == 1 ? 0 : 2.0 * i / (side - 1) - 1);

    private static char Arrow(double x, double y) => (Math.Abs(x), Math.Abs(y)) switch
    {
        (0, 0) => '.',
        var (across, up) when !(across < up) => x > 0 ? '>' : x < 0 ? '<' : '?',
        _ => y > 0 ? '^' : 'v',
    };
}
