using System.Globalization;
using Saddle.Games;
using Saddle.Games.Library;
using Saddle.Training.Reports;

namespace Saddle.Training.Studies;

/// <summary>Where dynamics went, step by step or in strides.</summary>
/// <param name="Name">The dynamics.</param>
/// <param name="Steps">The steps that were kept, 0 first, the last one last; about 2000 at most.</param>
/// <param name="Points">The point to use as the result then, all numbers in a row.</param>
/// <param name="Distances">Its distance from the target, or its norm where there is none.</param>
public sealed record GamePath(
    string Name, IReadOnlyList<long> Steps, IReadOnlyList<double[]> Points, IReadOnlyList<double> Distances)
{
    private const long Kept = 2000;

    /// <summary>Follows a path.</summary>
    /// <param name="named">The dynamics.</param>
    /// <param name="known">The game, and how its players step.</param>
    /// <param name="start">One point, where the path begins.</param>
    /// <param name="target">What distances are measured from; null for the origin.</param>
    /// <param name="rates">Step sizes above 0: one per player, or one for all.</param>
    /// <param name="steps">How many steps; 0 or more.</param>
    /// <exception cref="GameException">The dynamics do not fit the game, its step rule or the rates.</exception>
    public static GamePath Of(NamedDynamics named, KnownGame known, Point start, Point? target,
        IReadOnlyList<double> rates, long steps)
    {
        var trajectory = new Trajectory(named.Dynamics, start, rates, known.Rule);
        long stride = Math.Max(1, (steps + Kept - 1) / Kept);
        List<long> at = [0];
        List<double[]> points = [start.ToArray()];
        while (trajectory.Steps < steps)
        {
            trajectory.Advance(Math.Min(stride, steps - trajectory.Steps));
            at.Add(trajectory.Steps);
            points.Add(trajectory.Solution.ToArray());
        }

        double[] centre = target?.ToArray() ?? new double[start.Game.Size];
        return new GamePath(named.Name, at, points, [.. points.Select(point => Distance(point, centre))]);
    }

    /// <summary>The columns of <see cref="AddTo"/>.</summary>
    /// <param name="game">The game that is played.</param>
    public static IReadOnlyList<string> Columns(Game game) =>
        ["dynamics", "step", .. PointText.Names(game), "distance"];

    /// <summary>Adds a row per path and kept step, in full precision.</summary>
    /// <param name="table">A table of <see cref="Columns"/>.</param>
    /// <param name="paths">Paths of one game.</param>
    public static void AddTo(CsvTable table, IEnumerable<GamePath> paths)
    {
        foreach (GamePath path in paths)
        {
            for (int i = 0; i < path.Steps.Count; i++)
            {
                table.Row([
                    path.Name, path.Steps[i].ToString(CultureInfo.InvariantCulture),
                    .. path.Points[i].Select(NumberText.Exact), NumberText.Exact(path.Distances[i])]);
            }
        }
    }

    private static double Distance(ReadOnlySpan<double> point, ReadOnlySpan<double> from)
    {
        double sum = 0;
        for (int i = 0; i < point.Length; i++)
        {
            sum += (point[i] - from[i]) * (point[i] - from[i]);
        }

        return Math.Sqrt(sum);
    }
}
