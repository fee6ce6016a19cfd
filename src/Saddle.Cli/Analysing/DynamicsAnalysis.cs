using System.Globalization;
using System.Text;
using Saddle.Games;
using Saddle.Games.Library;
using Saddle.Games.Motions;
using Saddle.Games.Spectra;
using Saddle.Training.Reports;

namespace Saddle.Cli.Analysing;

/// <summary>What several dynamics do with a game: verdicts near an equilibrium, and paths from a start.</summary>
/// <param name="known">The game, and how its players step.</param>
/// <param name="target">The point to converge to; null where there is none.</param>
/// <param name="rates">Step sizes: one per player, or one for all.</param>
/// <param name="steps">How long the paths are.</param>
internal sealed class DynamicsAnalysis(KnownGame known, Point? target, IReadOnlyList<double> rates, long steps)
{
    private readonly List<string> _refusals = [];

    /// <summary>Who plays.</summary>
    public Game Game => known.Game;

    /// <summary>The paths of those dynamics that fit the game.</summary>
    public List<GamePath> Paths { get; } = [];

    /// <summary>A row for each dynamics.</summary>
    /// <exception cref="GameException">None of them fits the game.</exception>
    public string Describe(IReadOnlyList<NamedDynamics> all, Point start)
    {
        string given = string.Join(", ", rates.Select(Figures.Text));
        var table = new TextTable("dynamics", "verdict", $"radius at {given}",
            string.Create(CultureInfo.InvariantCulture, $"{DistanceName} after {steps} steps"));
        foreach (NamedDynamics named in all)
        {
            try
            {
                GamePath path = GamePath.Of(named, known, start, target, rates, steps);
                (string verdict, string radius) = Judge(named);
                Paths.Add(path);
                bool averages = target is not null && IsAverage(named.Dynamics);
                table.Row(named.Name, verdict + (averages ? ", of the moving point" : ""), radius,
                    Figures.Text(path.Distances[^1]) + (averages ? " of the average" : ""));
            }
            catch (GameException problem) when (all.Count > 1)
            {
                _refusals.Add($"  {named.Name}: {problem.Message}\n");
            }
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Dynamics at step {given} from {PointText.Of(start)}\n");
        text.Append(table).Append(_refusals.Count == 0 ? "" : "left out, with the reason:\n");
        _refusals.ForEach(refusal => text.Append(refusal));
        return text.ToString();
    }

    // The average converges more often than the point that moves, which is all that an update's multipliers tell of.
    private static bool IsAverage(Dynamics dynamics) =>
        dynamics is Averaged || (dynamics is Adjusted { Inner: var inner } && IsAverage(inner));

    private string DistanceName => target is null ? "norm" : "distance";

    private (string Verdict, string Radius) Judge(NamedDynamics named)
    {
        if (target is null)
        {
            return ("-", "-");
        }

        try
        {
            // Steps are told in units of the first player's rate.
            double[] ratios = [.. rates.Select(rate => rate / rates[0])];
            var update = new UpdateJacobian(named.Dynamics, target, ratios, known.Rule) { Scale = rates[0] };
            return (Verdict.Of(update).Words, Figures.Text(update.Radius()));
        }
        catch (GameException problem)
        {
            _refusals.Add($"  {named.Name}, its verdict: {problem.Message}\n");
            return ("-", "-");
        }
    }
}
