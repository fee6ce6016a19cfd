using System.Globalization;
using System.Numerics;
using MathNet.Numerics;
using Saddle.Games;
using Saddle.Games.Adjustments;
using Saddle.Games.Library;
using Saddle.Games.Motions;
using Saddle.Games.Spectra;

namespace Saddle.Reproductions.SmoothMarkets09;

/// <summary>Spectral radii of each method's differentiated step, edges of stability, and the pace of steps.</summary>
internal sealed record StepsOfDynamics : Experiment
{
    // Below this, constant factors outweigh 500 steps.
    private const double Clear = 2e-3;

    private static readonly double[] s_steps = [0.1, 0.3, 0.5];

    private static readonly (string Name, Dynamics Dynamics, double Edge)[] s_edges =
    [
        ("extragradient", new Extragradient(), 1),
        ("optimistic", new Optimistic(), 1 / Math.Sqrt(3)),
        ("past-extragradient", new PastExtragradient(), 1 / Math.Sqrt(3)),
        ("momentum -0.3, alternating", new HeavyBall(-0.3) { Order = new Alternating() }, 1.4),
        ("consensus 0.5", new Adjusted(new Simultaneous(), new Consensus(0.5)), 0.8),
        ("sga 0.5", new Adjusted(new Simultaneous(), new SymplecticAdjustment(0.5)), 0.8),
        ("opponent-lookahead 0.5", new Adjusted(new Simultaneous(), new OpponentLookahead(0.5)), 0.8),
        ("lola 0.5", new Adjusted(new Simultaneous(), new Lola(0.5)), 1),
    ];

    public override int Number => 5;

    public override string Title => "multipliers of the dynamics";

    internal override void Run(Laboratory laboratory)
    {
        foreach (KnownMultiplier known in KnownMultiplier.All)
        {
            laboratory.Cancellation.ThrowIfCancellationRequested();
            (double gap, double atDouble, double pace) = Gaps(known);
            laboratory.AtMost($"{known.Name}: spectral radius minus closed form", 1e-9, gap);
            if (HasDoubleRoot(known))
            {
                laboratory.AtMost($"{known.Name}: the same at h = 0.5 without pull, a double root", 1e-7, atDouble);
            }

            laboratory.AtMost($"{known.Name}: pace of 500 steps, relative gap", 0.02, pace);
        }

        foreach ((string name, Dynamics dynamics, double edge) in s_edges)
        {
            double found = StepSearch.Of(new UpdateJacobian(dynamics, SpiralOf(0).Equilibrium!, [1])).Largest;
            laboratory.Table.Check($"{name}: largest stable step",
                string.Create(CultureInfo.InvariantCulture, $"{edge:F4} ± 1 %"),
                found.ToString("F4", CultureInfo.InvariantCulture), Math.Abs(found / edge - 1) <= 0.01);
        }
    }

    private static KnownGame SpiralOf(double pull) =>
        Spiral.Game.Choose("even").With(Spiral.Mu, pull).Make();

    // Optimism has one at h = ½ without pull, which eigenvalues in float64 meet to about 1e-8 only.
    private static bool HasDoubleRoot(KnownMultiplier known, double pull = 0, double step = 0.5) =>
        known.Dynamics is Optimistic or PastExtragradient && pull == 0 && step == 0.5;

    /// <summary>
    /// The largest gap of the radius, apart where it is a double root's, and the largest relative one of the pace where
    /// that is clear.
    /// </summary>
    private static (double Radius, double AtDouble, double Pace) Gaps(KnownMultiplier known)
    {
        (double radius, double atDouble, double pace) = (0, 0, 0);
        foreach (double pull in (double[])(known.OnlyTurning ? [0] : [0, 0.5]))
        {
            foreach (double step in s_steps)
            {
                var eigenvalue = new Complex(pull, 1);
                KnownGame game = SpiralOf(pull);
                double expected = Math.Pow(known.Radius(eigenvalue, step), 1.0 / known.Dynamics.Period);
                double found = new UpdateJacobian(known.Dynamics, game.Equilibrium!, [step]).Radius();
                double gap = Math.Abs(found - expected);
                (radius, atDouble) = HasDoubleRoot(known, pull, step)
                    ? (radius, Math.Max(atDouble, gap))
                    : (Math.Max(radius, gap), atDouble);
                double slope = Math.Log(expected);
                double relative = Math.Abs(slope) < Clear ? 0 : Math.Abs(Slope(known.Dynamics, game, step) / slope - 1);
                pace = Math.Max(pace, relative);
            }
        }

        return (radius, atDouble, pace);
    }

    private static double Slope(Dynamics dynamics, KnownGame game, double step)
    {
        var trajectory = new Trajectory(dynamics, game.Game.Point(1, 0.5), [step]);
        trajectory.Advance(60);
        double[] steps = [.. Enumerable.Range(1, 500 / dynamics.Period).Select(i => (double)i * dynamics.Period)];
        double[] sizes = [.. steps.Select(_ =>
        {
            trajectory.Advance(dynamics.Period);
            return Math.Log(Math.Sqrt(trajectory.At.ToArray().Sum(x => x * x)));
        })];
        return Fit.Line(steps, sizes).B;
    }
}
