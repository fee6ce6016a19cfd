using System.Numerics;
using MathNet.Numerics;
using Saddle.Games.Adjustments;
using Saddle.Games.Motions;
using Xunit;

namespace Saddle.Games.Tests.Motions;

/// <summary>Each method's one-step operator on min max (μ/2)x² + xy - (μ/2)y², whose J has eigenvalues μ ± i.</summary>
public sealed class MultiplierTests
{
    private const double Gamma = 0.7;
    private const double Alpha = 0.4;
    private const double Beta = -0.5;

    private delegate IEnumerable<Complex> Multipliers(Complex eigenvalue, double step);

    private static readonly Dictionary<string, (Dynamics Dynamics, Multipliers Of, bool OnlyTurning)> s_rows = new()
    {
        ["simultaneous"] = (new Simultaneous(), (l, h) => [1 - h * l], false),
        // While (hs)² < 4(1 - hμ) the roots are a conjugate pair whose product is (1 - hμ)².
        ["alternating"] = (new Alternating(), (l, h) => [1 - h * l.Real], false),
        ["proximal"] = (new ProximalPoint(60), (l, h) => [1 / (1 + h * l)], false),
        ["extragradient"] = (new Extragradient(), (l, h) => [1 - h * l + h * h * l * l], false),
        ["past extragradient"] = (new PastExtragradient(), Optimism, false),
        ["optimistic"] = (new Optimistic(), Optimism, false),
        ["optimistic after scaling"] = (new Optimistic(AfterScaling: true), Optimism, false),
        ["heavy ball"] = (new HeavyBall(Beta), (l, h) => Roots(Beta, h * l - 1 - Beta, 1), false),
        ["alternating heavy ball"] = (new HeavyBall(Beta) { Order = new Alternating() }, AlternatingBall, true),
        ["runge-kutta"] = (new RungeKutta(), (l, h) => [Exponential(-h * l)], false),
        ["consensus"] = (Along(new Consensus(Gamma)), (l, h) => [1 - h * (l + Gamma * l.MagnitudeSquared())], false),
        ["aligned consensus"] =
            (Along(new AlignedConsensus(Gamma)), (l, h) => [1 - h * (l + Gamma * l.MagnitudeSquared())], false),
        ["symplectic"] = (Along(new SymplecticAdjustment(Gamma)), Symplectic, false),
        ["aligned symplectic"] = (Along(new SymplecticAdjustment(Gamma, Aligned: true)), Symplectic, false),
        ["gradient norm"] = (Along(new GradientNormRegulariser(Gamma)), GradientNorm, true),
        ["smooth"] = (Along(new GradientNormRegulariser(Gamma, Payer: 1, Of: 0)), GradientNorm, true),
        ["clipped"] = (Along(new ClippedGradient(1e40)), (l, h) => [1 - h * l], false),
        ["opponent lookahead"] = (Along(new OpponentLookahead(Alpha)), (l, h) => [1 - h * (Alpha + l)], true),
        ["lola"] = (Along(new Lola(Alpha)), (l, h) => [1 - h * (2 * Alpha + l)], true),
        ["lookahead"] = (new Lookahead(new Simultaneous(), Every: 3, Rate: 0.6),
            (l, h) => [0.4 + 0.6 * Complex.Pow(1 - h * l, 3)], false),
    };

    public static TheoryData<string, double, double> Cases
    {
        get
        {
            var cases = new TheoryData<string, double, double>();
            foreach ((string name, (_, _, bool onlyTurning)) in s_rows)
            {
                foreach (double step in (double[])[0.1, 0.3, 0.5])
                {
                    cases.Add(name, 0, step);
                    if (!onlyTurning)
                    {
                        cases.Add(name, 0.5, step);
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
        (Dynamics dynamics, Multipliers multipliers, _) = s_rows[row];
        double expected = multipliers(new Complex(pull, 1), step).Max(z => z.Magnitude);

        // Optimism at h = ½ without pull has a double root, which no eigenvalue routine finds to more than √ε.
        bool isDouble = multipliers == (Multipliers)Optimism && pull == 0 && step == 0.5;
        Assert.Equal(expected, StepOperator.Radius(dynamics, TurningGame.Create(pull), step), isDouble ? 1e-7 : 1e-9);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Five_hundred_steps_grow_or_shrink_at_the_formulas_pace(string row, double pull, double step)
    {
        (Dynamics dynamics, Multipliers multipliers, _) = s_rows[row];
        double expected = Math.Log(multipliers(new Complex(pull, 1), step).Max(z => z.Magnitude)) / dynamics.Period;
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

    private static Complex Exponential(Complex x) => 1 + x * (1 + x / 2 * (1 + x / 3 * (1 + x / 4)));

    private static IEnumerable<Complex> Optimism(Complex l, double h) => Roots(-h * l, 2 * h * l - 1, 1);

    private static IEnumerable<Complex> Symplectic(Complex l, double h) =>
        [1 - h * (l + Gamma * new Complex(1, -l.Real))];

    private static IEnumerable<Complex> GradientNorm(Complex l, double h)
    {
        Complex root = Complex.Sqrt(Gamma * Gamma - 1);
        return [1 - h * (Gamma + root), 1 - h * (Gamma - root)];
    }

    // (z - 1)²(z - β)² + h²z³
    private static Complex[] AlternatingBall(Complex l, double h)
    {
        double sum = 1 + Beta;
        return new Polynomial(
            Beta * Beta, -2 * Beta * sum, sum * sum + 2 * Beta, -2 * sum + h * h, 1).Roots();
    }

    // Both roots of c + bz + az².
    private static IEnumerable<Complex> Roots(Complex c, Complex b, Complex a)
    {
        Complex root = Complex.Sqrt(b * b - 4 * a * c);
        return [(-b + root) / (2 * a), (-b - root) / (2 * a)];
    }

    private static double LogSize(Trajectory trajectory, int steps)
    {
        trajectory.Advance(steps);
        return Math.Log(Math.Sqrt(trajectory.At.ToArray().Sum(x => x * x)));
    }
}
