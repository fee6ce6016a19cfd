using System.Globalization;
using System.Text;
using Saddle.Games;
using Saddle.Games.Library;
using Saddle.Games.Spectra;
using Saddle.Training.Reports;

namespace Saddle.Training.Studies;

/// <summary>What several dynamics do with a game: verdicts near an equilibrium, and paths from a start.</summary>
public sealed class DynamicsAnalysis
{
    private readonly KnownGame _known;
    private readonly Point? _target;
    private readonly Point _start;
    private readonly IReadOnlyList<double> _rates;
    private readonly long _steps;
    private readonly List<JudgedDynamics> _judged = [];
    private readonly List<string> _refusals = [];

    /// <summary>Judges and follows dynamics.</summary>
    /// <param name="known">The game, and how its players step.</param>
    /// <param name="all">The dynamics, at least one.</param>
    /// <param name="start">One point, where paths begin.</param>
    /// <param name="target">The point to converge to; null where there is none.</param>
    /// <param name="rates">Step sizes above 0: one per player, or one for all.</param>
    /// <param name="steps">How long the paths are; 0 or more.</param>
    /// <exception cref="GameException">There is one of the dynamics, and it does not fit the game.</exception>
    public DynamicsAnalysis(KnownGame known, IReadOnlyList<NamedDynamics> all, Point start, Point? target,
        IReadOnlyList<double> rates, long steps)
    {
        (_known, _start, _target, _rates, _steps) = (known, start, target, rates, steps);
        foreach (NamedDynamics named in all)
        {
            try
            {
                GamePath path = GamePath.Of(named, known, start, target, rates, steps);
                (Verdict? verdict, double radius) = Judge(named);
                _judged.Add(new JudgedDynamics(named, verdict, radius, path));
            }
            catch (GameException problem) when (all.Count > 1)
            {
                _refusals.Add($"{named.Name}: {problem.Message}");
            }
        }
    }

    /// <summary>Those of the dynamics that fit the game, in order.</summary>
    public IReadOnlyList<JudgedDynamics> Judged => _judged;

    /// <summary>Which dynamics, or verdicts on them, were left out and why: "name: reason".</summary>
    public IReadOnlyList<string> Refusals => _refusals;

    /// <summary>The paths of those dynamics that fit the game.</summary>
    public IReadOnlyList<GamePath> Paths => [.. _judged.Select(judged => judged.Path)];

    /// <summary>A table with a row for each of the dynamics, and what was left out.</summary>
    public override string ToString()
    {
        string given = string.Join(", ", _rates.Select(NumberText.Of));
        string distance = _target is null ? "norm" : "distance";
        var table = new TextTable("dynamics", "verdict", $"radius at {given}",
            string.Create(CultureInfo.InvariantCulture, $"{distance} after {_steps} steps"));
        foreach (JudgedDynamics judged in _judged)
        {
            bool averages = _target is not null && judged.IsAverage;
            table.Row(
                judged.Dynamics.Name,
                (judged.Verdict?.Words ?? "-") + (averages ? ", of the moving point" : ""),
                NumberText.Of(judged.Radius),
                NumberText.Of(judged.Path.Distances[^1]) + (averages ? " of the average" : ""));
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Dynamics at step {given} from {PointText.Of(_start)}\n");
        text.Append(table).Append(_refusals.Count == 0 ? "" : "left out, with the reason:\n");
        _refusals.ForEach(refusal => text.Append(CultureInfo.InvariantCulture, $"  {refusal}\n"));
        return text.ToString();
    }

    private (Verdict? Verdict, double Radius) Judge(NamedDynamics named)
    {
        if (_target is null)
        {
            return (null, double.NaN);
        }

        try
        {
            // Steps are told in units of the first player's rate.
            double[] ratios = [.. _rates.Select(rate => rate / _rates[0])];
            var update = new UpdateJacobian(named.Dynamics, _target, ratios, _known.Rule) { Scale = _rates[0] };
            return (Verdict.Of(update), update.Radius());
        }
        catch (GameException problem)
        {
            _refusals.Add($"{named.Name}, its verdict: {problem.Message}");
            return (null, double.NaN);
        }
    }
}
