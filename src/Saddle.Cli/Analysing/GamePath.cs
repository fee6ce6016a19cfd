using System.Globalization;
using Saddle.Games;
using Saddle.Games.Library;

namespace Saddle.Cli.Analysing;

/// <summary>Where dynamics went, step by step or in strides.</summary>
/// <param name="Name">The dynamics.</param>
/// <param name="Steps">The steps that were kept, 0 first, the last one last.</param>
/// <param name="Points">The point to use as the result then, all numbers in a row.</param>
/// <param name="Distances">Its distance from the target, or its norm where there is none.</param>
internal sealed record GamePath(
    string Name, IReadOnlyList<long> Steps, IReadOnlyList<double[]> Points, IReadOnlyList<double> Distances)
{
    private const long Kept = 2000;

    /// <summary>Follows a path.</summary>
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

    /// <summary>Writes <c>trajectory.csv</c>: a row per dynamics and kept step.</summary>
    public static string Write(ResultFiles files, Game game, IEnumerable<GamePath> paths) => files.Write(
        "trajectory.csv", ["dynamics", "step", .. PointText.Names(game), "distance"], rows =>
        {
            foreach (GamePath path in paths)
            {
                for (int i = 0; i < path.Steps.Count; i++)
                {
                    rows.Row([
                        path.Name, path.Steps[i].ToString(CultureInfo.InvariantCulture),
                        .. path.Points[i].Select(Figures.Exact), Figures.Exact(path.Distances[i])]);
                }
            }
        });

    /// <summary>The length of the difference of two points.</summary>
    public static double Distance(ReadOnlySpan<double> point, ReadOnlySpan<double> from)
    {
        double sum = 0;
        for (int i = 0; i < point.Length; i++)
        {
            sum += (point[i] - from[i]) * (point[i] - from[i]);
        }

        return Math.Sqrt(sum);
    }
}
