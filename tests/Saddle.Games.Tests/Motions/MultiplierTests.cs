using System.Numerics;
using MathNet.Numerics;
using Saddle.Games.Adjustments;
using Saddle.Games.Motions;
using Xunit;

namespace Saddle.Games.Tests.Motions;

/// <summary>Each method's one-step operator on min max (μ/2)x² + xy - (μ/2)y², whose J has eigenvalues μ ± i.</summary>
public sealed class MultiplierTests
{
    public static TheoryData<string, double, double> Cases
    {
        get
        {
            var cases = new TheoryData<string, double, double>();
            foreach (KnownMultiplier known in KnownMultiplier.All)
            {
                foreach (double step in (double[])[0.1, 0.3, 0.5])
                {
                    cases.Add(known.Name, 0, step);
                    if (!known.OnlyTurning)
                    {
                        cases.Add(known.Name, 0.5, step);
                    }
                }
            }

            return cases;
        }
    }

    public static TheoryData<Dynamics, double, double> Edges => new()
    {
        { new Simultaneous(), 0.5, 0.8 },
        { new Alternating(), 0, 2 },
        { new Extragradient(), 0, 1 },
        { new PastExtragradient(), 0, 1 / Math.Sqrt(3) },
        { new Optimistic(), 0, 1 / Math.Sqrt(3) },
        { new HeavyBall(-0.3) { Order = new Alternating() }, 0, 1.4 },
        { Along(new Consensus(0.5)), 0, 0.8 },
        { Along(new SymplecticAdjustment(0.5)), 0, 0.8 },
        { Along(new OpponentLookahead(0.5)), 0, 0.8 },
        { Along(new Lola(0.5)), 0, 1 },
    };

    public static TheoryData<Dynamics, double, double> SpotValues => new()
    {
        { new Optimistic(), 0.3, 0.948683 },
        { new Extragradient(), 0.5, 0.901388 },
        { new HeavyBall(-0.5) { Order = new Alternating() }, 0.5, 0.962544 },
        { new HeavyBall(-0.3) { Order = new Alternating() }, 1, 0.846401 },
        { new HeavyBall(-0.3) { Order = new Alternating() }, 1.4, 1 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_steps_spectral_radius_is_the_formulas(string row, double pull, double step)
    {
        KnownMultiplier known = Named(row);

        // Optimism at h = ½ without pull has a double root, which no eigenvalue routine finds to more than √ε.
        bool isDouble = known.Dynamics is Optimistic or PastExtragradient && pull == 0 && step == 0.5;
        Assert.Equal(
            known.Radius(new Complex(pull, 1), step),
            StepOperator.Radius(known.Dynamics, TurningGame.Create(pull), step),
            isDouble ? 1e-7 : 1e-9);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Five_hundred_steps_grow_or_shrink_at_the_formulas_pace(string row, double pull, double step)
    {
        KnownMultiplier known = Named(row);
        Dynamics dynamics = known.Dynamics;
        double expected = Math.Log(known.Radius(new Complex(pull, 1), step)) / dynamics.Period;
        double[] steps = [.. Enumerable.Range(0, 500 / dynamics.Period).Select(i => (double)i * dynamics.Period)];
        var trajectory = new Trajectory(dynamics, TurningGame.Create(pull).Point(1, 0.5), [step]);
        trajectory.Advance(60);
        double[] sizes = [.. steps.Select(_ => LogSize(trajectory, dynamics.Period))];
        Assert.Equal(expected, Fit.Line(steps, sizes).B, 0.02 * Math.Abs(expected) + 1e-4);
    }

    [Theory]
    [MemberData(nameof(Edges))]
    public void Steps_are_stable_up_to_the_edge(Dynamics dynamics, double pull, double edge)
    {
        Assert.InRange(StepOperator.Radius(dynamics, TurningGame.Create(pull), 0.99 * edge), 0, 1 + 1e-9);
        Assert.InRange(StepOperator.Radius(dynamics, TurningGame.Create(pull), 1.01 * edge), 1 + 1e-4, 2);
    }

    [Theory]
    [MemberData(nameof(SpotValues))]
    public void Published_radii_are_met(Dynamics dynamics, double step, double radius) =>
        Assert.Equal(radius, StepOperator.Radius(dynamics, TurningGame.Create(), step), 1e-6);

    [Fact]
    public void Simultaneous_heavy_balls_never_stop_a_bilinear_game_from_growing()
    {
        foreach (double momentum in (double[])[-0.9, -0.5, -0.1, 0, 0.5, 0.9])
        {
            Assert.InRange(StepOperator.Radius(new HeavyBall(momentum), TurningGame.Create(), 0.3), 1 + 1e-6, 2);
        }
    }

    [Fact]
    public void The_best_simultaneous_step_against_a_pull_is_the_formulas()
    {
        double radius = StepOperator.Radius(new Simultaneous(), TurningGame.Create(0.5), 0.5 / 1.25);
        Assert.Equal(1 / Math.Sqrt(1.25), radius, 1e-12);
    }

    private static Adjusted Along(Adjustment by) => new(new Simultaneous(), by);

    private static KnownMultiplier Named(string name) => KnownMultiplier.All.Single(known => known.Name == name);

    private static double LogSize(Trajectory trajectory, int steps)
    {
        trajectory.Advance(steps);
        return Math.Log(Math.Sqrt(trajectory.At.ToArray().Sum(x => x * x)));
    }
}
