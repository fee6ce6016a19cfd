using System.Numerics;
using Saddle.Games.Adjustments;
using Saddle.Games.Library;
using Saddle.Games.Motions;
using Saddle.Settings;
using Xunit;

namespace Saddle.Games.Tests.Library;

/// <summary>Mescheder et al. 2018: spectra, identities and trajectories from (1, 1) with h = 0.2.</summary>
public sealed class DiracGanTests
{
    private static readonly LibraryGame s_dirac = DiracGan.Game;

    public static TheoryData<string, Setting<double>, double[], double> Settings => new()
    {
        { "r1", DiracGan.Gamma, [0, 0.3, 1, 2.5], 1e-8 },
        { "r2", DiracGan.Gamma, [0, 0.3, 1, 2.5], 1e-8 },
        { "wgan-r1", DiracGan.Gamma, [0.3, 2, 5], 1e-8 },
        { "simple-gp", DiracGan.Mass, [0.5, 4, 10], 1e-8 },
        { "simple-gp", DiracGan.Rho, [0, 0.5, 2, 5], 1e-8 },
        { "simple-gp-falling", DiracGan.Rho, [0, 0.5, 2, 5], 1e-8 },
        { "noise", DiracGan.Deviation, [0, 0.5, 1, 1.4142135623730951, 3], 1e-6 },
        { "wgan-noise", DiracGan.Deviation, [0, 1, 3], 1e-6 },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void Eigenvalues_are_those_of_the_table(
        string variant, Setting<double> setting, double[] values, double tolerance)
    {
        foreach (double value in values)
        {
            KnownGame known = s_dirac.Choose(variant).With(setting, value).Make();
            Complex[] found = Jacobians.Eigenvalues(known.Game, known.Equilibrium!);
            SameEigenvalues.Within(known.Eigenvalues!, found, tolerance);
        }
    }

    [Theory]
    [InlineData("minimax", 0, 0.5)]
    [InlineData("non-saturating", 0, 0.5)]
    [InlineData("wgan", 0, 1)]
    [InlineData("wgan-noise", 0, 1)]
    [InlineData("noise", 0.25, 0.4330127018922193)]
    [InlineData("r1", 0.15, 0.4769696007084728)]
    public void The_tables_own_numbers_are_stated(string variant, double real, double imaginary) =>
        SameEigenvalues.Within(
            [new(real, imaginary), new(real, -imaginary)], s_dirac.Make(variant).Eigenvalues!, 1e-12);

    public static TheoryData<string, Adjustment, Complex, Complex> Adjusted => new()
    {
        { "minimax", new Consensus(1), new(0.25, 0.5), new(0.25, -0.5) },
        { "wgan", new Consensus(0.5), new(0.5, 1), new(0.5, -1) },
        { "wgan", new GradientNormRegulariser(0.5), new(0.5, Math.Sqrt(0.75)), new(0.5, -Math.Sqrt(0.75)) },
        { "wgan", new GradientNormRegulariser(2), 2 + Math.Sqrt(3), 2 - Math.Sqrt(3) },
        { "minimax", new GradientNormRegulariser(1), new(0.25, Math.Sqrt(0.1875)), new(0.25, -Math.Sqrt(0.1875)) },
    };

    [Theory]
    [MemberData(nameof(Adjusted))]
    public void Adjusted_fields_have_the_tables_eigenvalues(
        string variant, Adjustment by, Complex first, Complex second)
    {
        KnownGame known = s_dirac.Make(variant);
        Field along = known.Game.FieldOn().Adjusted(by);
        Complex[] found = [.. Jacobians.Of(known.Game, known.Equilibrium!, along).Evd().EigenValues];
        SameEigenvalues.Within([first, second], found, 1e-8);
    }

    [Fact]
    public void Distances_change_at_the_rates_that_the_theory_gives()
    {
        for (ulong draw = 0; draw < 20; draw++)
        {
            double theta = 2 * CounterRandom.Normal(1, 0, 0, draw), psi = 2 * CounterRandom.Normal(1, 1, 0, draw);
            double Rate(string variant, Func<Choice<KnownGame>, Choice<KnownGame>>? change = null)
            {
                Choice<KnownGame> dirac = s_dirac.Choose(variant);
                Game game = (change?.Invoke(dirac) ?? dirac).Make().Game;
                Point at = game.Point(theta, psi);
                return -at.Dot(game.FieldOn().At(at)).ToScalar();
            }

            Assert.Equal(0, Rate("minimax"), 1e-12);
            Assert.Equal(0, Rate("wgan"), 1e-12);
            Assert.Equal(-theta * psi * Math.Tanh(theta * psi / 2), Rate("non-saturating"), 1e-12);
            Assert.Equal(
                -0.35 * psi * psi * 4, Rate("simple-gp", game => Weighted(game).With(DiracGan.Mass, 2)), 1e-12);
            Assert.Equal(-0.35 * psi * psi * (2 - 4 * psi * psi), Rate("simple-gp-falling", Weighted), 1e-10);
            Assert.Equal(-0.35 * psi * psi * 2 * theta * theta, Rate("simple-gp-distance", Weighted), 1e-10);
        }
    }

    private static Choice<KnownGame> Weighted(Choice<KnownGame> game) => game.With(DiracGan.Rho, 0.7);

    public static TheoryData<string, double, Dynamics, double> Radii => new()
    {
        { "minimax", 0, new Simultaneous(), 3.097 },
        { "non-saturating", 0, new Simultaneous(), 0.6402 },
        { "wgan", 0, new Simultaneous(), 2.56e4 },
        { "wgan-gp", 0, new Simultaneous(), 1.802 },
        { "r1", 0.3, new Simultaneous(), 2.64e-6 },
        { "minimax", 0, new Adjusted(new Simultaneous(), new Consensus(1)), 2.58e-10 },
        { "minimax", 0, new Alternating(), 1.421 },
        { "wgan", 0, new Alternating(), 1.398 },
        { "r1", 0.3, new Alternating(), 2.30e-7 },
    };

    [Theory]
    [MemberData(nameof(Radii))]
    public void Radius_after_500_steps_is_the_reference(string variant, double gamma, Dynamics dynamics, double radius)
    {
        Choice<KnownGame> dirac = s_dirac.Choose(variant);
        KnownGame known = (gamma > 0 ? dirac.With(DiracGan.Gamma, gamma) : dirac).Make();
        var trajectory = new Trajectory(dynamics, known.Start, [0.2]);
        trajectory.Advance(500);
        Assert.Equal(1, Radius(trajectory) / radius, 0.01);
    }

    [Fact]
    public void A_strong_zero_centred_penalty_arrives()
    {
        KnownGame known = s_dirac.Choose("r1").With(DiracGan.Gamma, 1).Make();
        var trajectory = new Trajectory(new Simultaneous(), known.Start, [0.2]);
        trajectory.Advance(500);
        Assert.InRange(Radius(trajectory), 0, 1e-15);
    }

    [Fact]
    public void A_penalty_towards_slope_one_never_comes_near()
    {
        var trajectory = new Trajectory(new Simultaneous(), s_dirac.Make("wgan-gp").Start, [0.2]);
        for (int step = 0; step < 500; step++)
        {
            trajectory.Advance();
            Assert.InRange(Radius(trajectory), step >= 400 ? 1.619 : 1.35, 3);
        }
    }

    [Fact]
    public void A_clipped_critic_stays_in_its_box_and_does_not_arrive()
    {
        KnownGame known = s_dirac.Choose("clipping").With(DiracGan.Bound, 0.5).Make();
        var trajectory = new Trajectory(new Simultaneous(), known.Start, [0.2], known.Rule);
        for (int step = 0; step < 500; step++)
        {
            trajectory.Advance();
            Assert.InRange(Math.Abs(trajectory.At.ToArray()[1]), 0, 0.5);
            Assert.InRange(Radius(trajectory), 0.3, 2);
        }
    }

    [Fact]
    public void Alternating_orbits_keep_a_wasserstein_quadratic()
    {
        // θ' = θ - hψ, ψ' = ψ + hθ' conserves θ² + ψ² - hθψ: a closed orbit, here through (1, 1).
        var trajectory = new Trajectory(new Alternating(), s_dirac.Make("wgan").Start, [0.2]);
        trajectory.Advance(500);
        double[] at = trajectory.At.ToArray();
        Assert.Equal(1.8, at[0] * at[0] + at[1] * at[1] - 0.2 * at[0] * at[1], 1e-10);
    }

    [Theory]
    [InlineData(0.69, 1, 1 + 1e-9)]
    [InlineData(0.75, 1.1, 1.19)]
    public void A_falling_mass_attracts_from_within_its_basin(double radius, double least, double most)
    {
        Game game = s_dirac.Choose("simple-gp-falling").With(DiracGan.Rho, 1).Make().Game;
        double worst = 0;
        for (int angle = 0; angle < 24; angle++)
        {
            double[] start = [radius * Math.Cos(angle * Math.PI / 12), radius * Math.Sin(angle * Math.PI / 12)];
            var trajectory = new Trajectory(new RungeKutta(), game.Point(start), [0.01]);
            double before = radius;
            for (int step = 0; step < 200; step++)
            {
                trajectory.Advance(5);
                double now = Radius(trajectory);
                worst = Math.Max(worst, least > 1 ? now / radius : now / before);
                before = now;
            }
        }

        Assert.InRange(worst, least > 1 ? least : 0, most);
    }

    [Fact]
    public void A_mass_that_falls_with_the_distance_attracts_sublinearly()
    {
        var trajectory = new Trajectory(
            new RungeKutta(), s_dirac.Choose("simple-gp-distance").With(DiracGan.Rho, 1).Make().Start, [0.01]);
        double before = Math.Sqrt(2);
        for (int time = 1; time <= 200; time++)
        {
            trajectory.Advance(100);
            Assert.InRange(Radius(trajectory), 0, before);
            before = Radius(trajectory);
        }

        Assert.Equal(0.1406, before, 1e-4);
    }

    private static double Radius(Trajectory trajectory)
    {
        double[] at = trajectory.At.ToArray();
        return Math.Sqrt(at[0] * at[0] + at[1] * at[1]);
    }
}
