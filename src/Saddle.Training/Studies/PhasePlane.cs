using System.Diagnostics;
using System.Globalization;
using Saddle.Games;
using Saddle.Games.Library;
using Saddle.Games.Motions;

namespace Saddle.Training.Studies;

/// <summary>The plane of a game of two numbers: its flow, paths, and where many starts end.</summary>
public sealed class PhasePlane
{
    // More paths than these hide each other.
    private const string Letters = "abc";

    private readonly KnownGame _known;
    private readonly double[] _centre;
    private readonly double _reach;

    private PhasePlane(KnownGame known, double[] centre, double reach) =>
        (_known, _centre, _reach) = (known, centre, reach);

    /// <summary>A plane that shows a start well: twice as far from its middle as the start is.</summary>
    /// <param name="known">A game of two numbers, and how its players step.</param>
    /// <param name="target">What lies in the middle; null for the origin.</param>
    /// <param name="start">What must be in sight.</param>
    /// <exception cref="GameException">The game has more or fewer numbers.</exception>
    public static PhasePlane Around(KnownGame known, Point? target, Point start)
    {
        if (known.Game.Size != 2)
        {
            throw new GameException(string.Create(CultureInfo.InvariantCulture,
                $"PhasePlane: a plane has two numbers. {known.Game.Name} has {known.Game.Size}. ")
                + "Draw games of two numbers only.");
        }

        double[] centre = target?.ToArray() ?? new double[2];
        double reach = start.ToArray().Zip(centre, (x, middle) => Math.Abs(x - middle)).Max();
        return new PhasePlane(known, centre, 2 * (reach > 0 ? reach : 1));
    }

    /// <summary>Arrows of the flow -ξ, and paths over them.</summary>
    /// <param name="paths">Paths of this game, of which the first three are shown, each by a letter.</param>
    /// <returns>A <see cref="CharacterPlot"/> as text, with what lies where and which letter is which.</returns>
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

        string[] names = [.. PointText.Names(_known.Game)];
        return $"across {names[0]}, up {names[1]}\n{plot}"
            + string.Join("  ", paths.Zip(Letters, (path, letter) => $"{letter} {path.Name}")) + "  S start\n";
    }

    /// <summary>Follows dynamics from an even grid of starts, all at once.</summary>
    /// <param name="dynamics">What all starts follow.</param>
    /// <param name="rates">Step sizes above 0: one per player, or one for all.</param>
    /// <param name="steps">How many steps; 0 or more.</param>
    /// <param name="side">Starts along one side of the grid, 1 or more; a single one lies in the middle.</param>
    /// <exception cref="GameException">The dynamics do not fit the game, its step rule or the rates.</exception>
    public PhaseGrid Follow(Dynamics dynamics, IReadOnlyList<double> rates, long steps, int side)
    {
        double[][] starts =
        [
            .. Enumerable.Range(0, side * side)
                .Select(i => new[] { Place(0, i % side, side), Place(1, i / side, side) }),
        ];
        double[] flow = Flow(starts);
        var watch = Stopwatch.StartNew();
        var trajectory = new Trajectory(dynamics, _known.Game.Points(starts), rates, _known.Rule);
        trajectory.Advance(steps);
        double[] ends = trajectory.Solution.ToArray();
        return new PhaseGrid([.. PointText.Names(_known.Game)], starts, flow, ends, watch.Elapsed);
    }

    private double[] Flow(double[][] places) => (-_known.Game.FieldOn().At(_known.Game.Points(places))).ToArray();

    private IEnumerable<double> Ends(int axis) => [_centre[axis] - _reach, _centre[axis] + _reach];

    private double Place(int axis, int i, int side) =>
        _centre[axis] + _reach * (side == 1 ? 0 : 2.0 * i / (side - 1) - 1);

    private static char Arrow(double x, double y) => (Math.Abs(x), Math.Abs(y)) switch
    {
        (0, 0) => '.',
        var (across, up) when !(across < up) => x > 0 ? '>' : x < 0 ? '<' : '?',
        _ => y > 0 ? '^' : 'v',
    };
}
