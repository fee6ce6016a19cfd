using System.Numerics;
using Saddle.Games.Adjustments;
using Saddle.Games.Library;
using Saddle.Games.Motions;
using Saddle.Settings;
using Xunit;

namespace Saddle.Games.Tests.Library;

/// <summary>Exact values of Nagarajan and Kolter 2017 and of Kim et al. 2018; points are (a, w).</summary>
public sealed class LineGansTests
{
    private static readonly LibraryGame s_quadratic = LineGans.LinearQuadratic;

    [Theory]
    [InlineData("gan", 0, 0.05, 0.32956200)]
    [InlineData("gan", 0.5, 0.10555556, 0.31617896)]
    [InlineData("gan", 1.5, 0.21666667, 0.25331140)]
    [InlineData("wgan", 0, 0, 0.66666667)]
    [InlineData("wgan", 0.5, 0.22222222, 0.62853936)]
    [InlineData("wgan", 1.5, 0.66666667, 0)]
    public void A_generator_that_pays_for_the_critics_slope_has_the_published_spectrum(
        string variant, double weight, double real, double imaginary)
    {
        KnownGame known = s_quadratic.Make(variant);
        Field along = known.Game.FieldOn().Adjusted(new GradientNormRegulariser(weight));
        var jacobian = Jacobians.Of(known.Game, known.Equilibrium!, along);
        // At critical damping the two values coincide, and rounding moves a double value by its square root.
        double tolerance = imaginary == 0 ? 1e-5 : 1e-6;
        SameEigenvalues.Within(
            [new(real, imaginary), new(real, -imaginary)], jacobian.Evd().EigenValues, tolerance);
        Assert.Equal(variant == "gan" ? 1.0 / 9 : 4.0 / 9, jacobian.Determinant(), 1e-9);
    }

    [Theory]
    [InlineData("real", 1, 1)]
    [InlineData("fake", 1, 1)]
    [InlineData("interp", 1, 1.5)]
    [InlineData("mid", 1, 2)]
    [InlineData("anchor", 1, 0.75)]
    [InlineData("anchor", 0.5, 12.0 / 7)]
    public void Critical_weights_divide_turning_from_straight_approach(string measure, double anchor, double critical)
    {
        Complex[] At(double weight)
        {
            Choice<KnownGame> quadratic = s_quadratic.Choose(measure).With(LineGans.Rho, weight);
            KnownGame known = (measure == "anchor" ? quadratic.With(LineGans.Anchor, anchor) : quadratic).Make();
            Complex[] found = Jacobians.Eigenvalues(known.Game, known.Equilibrium!);
            SameEigenvalues.Within(known.Eigenvalues!, found, 1e-5);
            return found;
        }

        Assert.All(At(0.99 * critical), value => Assert.NotEqual(0, value.Imaginary));
        Assert.All(At(1.01 * critical), value => Assert.Equal(0, value.Imaginary));
    }

    [Theory]
    [InlineData("real", 0, 0.33333, 0.57735)]
    [InlineData("interp", 0, 0.22222, 0.62854)]
    [InlineData("mid", 0, 0.16667, 0.64550)]
    [InlineData("anchor", 1, 0.44444, 0.49690)]
    [InlineData("point", 0, 0, 0.66667)]
    public void The_measures_table_is_reproduced(string measure, double anchor, double real, double imaginary)
    {
        Choice<KnownGame> quadratic = s_quadratic.Choose(measure);
        KnownGame known = (measure is "anchor" or "point" ? quadratic.With(LineGans.Anchor, anchor) : quadratic).Make();
        SameEigenvalues.Within(
            [new(real, imaginary), new(real, -imaginary)], Jacobians.Eigenvalues(known.Game, known.Equilibrium!), 1e-5);
    }

    public static TheoryData<string, double, Complex[]> TwoMoments => new()
    {
        { "real", 0, [2.0 / 3, 2.0 / 3, new(0.5, 0.86603), new(0.5, -0.86603)] },
        { "mid", 0, [new(0.5, 0.86603), new(0.5, -0.86603), new(0.33333, 0.57735), new(0.33333, -0.57735)] },
        { "point", 0, [new(0.5, 0.86603), new(0.5, -0.86603), new(0, 0.66667), new(0, -0.66667)] },
        { "point", 0.5, [1.54997, 0.39534, new(0.02734, 0.85121), new(0.02734, -0.85121)] },
    };

    [Theory]
    [MemberData(nameof(TwoMoments))]
    public void A_critic_of_two_parameters_has_the_published_spectrum(string measure, double anchor, Complex[] values)
    {
        Choice<KnownGame> moments = LineGans.TwoMoments.Choose(measure).With(LineGans.Rho, 1);
        KnownGame known = (measure == "point" ? moments.With(LineGans.Anchor, anchor) : moments).Make();
        SameEigenvalues.Within(values, Jacobians.Eigenvalues(known.Game, known.Equilibrium!), 1e-5);
    }

    [Fact]
    public void The_wasserstein_flow_keeps_its_invariant()
    {
        var trajectory = new Trajectory(new RungeKutta(), s_quadratic.Make("wgan").Start, [1e-3]);
        double before = Invariant(trajectory);
        Assert.Equal(0.78083, before, 1e-5);
        for (int part = 0; part < 10; part++)
        {
            trajectory.Advance(5000);
            Assert.Equal(before, Invariant(trajectory), 1e-8);
        }
    }

    public static TheoryData<string, double, double, double> EndPoints => new()
    {
        { "wgan", 0, 0.5455, 0.3762 },
        { "wgan", 0.5, 0.99995, 5.2e-5 },
        { "wgan", 1.5, 1, 0 },
        { "gan", 0, 0.96997, 0.06733 },
        { "gan", 0.5, 0.99496, 0.00527 },
    };

    [Theory]
    [MemberData(nameof(EndPoints))]
    public void Two_thousand_steps_end_where_published(string variant, double weight, double a, double w)
    {
        var trajectory = new Trajectory(
            new Adjusted(new Simultaneous(), new GradientNormRegulariser(weight)),
            s_quadratic.Make(variant).Start,
            [0.02]);
        trajectory.Advance(2000);
        double[] end = trajectory.At.ToArray();
        double tolerance = weight == 1.5 ? 1e-9 : 5e-5;
        Assert.Equal(a, end[0], tolerance);
        Assert.Equal(w, end[1], weight == 0.5 && variant == "wgan" ? 5e-7 : tolerance);
        if (variant == "wgan" && weight == 0)
        {
            Assert.Equal(0.89634, Invariant(trajectory), 1e-5);
        }
    }

    [Theory]
    [InlineData("real")]
    [InlineData("fake")]
    [InlineData("interp")]
    [InlineData("mid")]
    [InlineData("anchor")]
    public void Every_measure_trains_to_the_data(string measure)
    {
        double[] end = Descend(s_quadratic.Choose(measure).With(LineGans.Rho, 1));
        Assert.InRange(Math.Sqrt(Math.Pow(end[0] - 1, 2) + end[1] * end[1]), 0, 1e-4);
    }

    [Fact]
    public void Without_weight_training_ends_away_from_the_data()
    {
        double[] end = Descend(s_quadratic.Choose("real").With(LineGans.Rho, 0));
        Assert.Equal(0.590, Math.Sqrt(Math.Pow(end[0] - 1, 2) + end[1] * end[1]), 1e-3);
    }

    [Theory]
    [InlineData(0.5, -0.50387)]
    [InlineData(1, -0.42349)]
    [InlineData(5, -0.14947)]
    public void A_fading_penalty_ends_somewhere_on_the_axis(double weight, double psi)
    {
        KnownGame known = LineGans.Degenerate.Choose().With(LineGans.Rho, weight).Make();
        var trajectory = new Trajectory(new RungeKutta(), known.Start, [0.01]);
        trajectory.Advance(20_000);
        double[] end = trajectory.At.ToArray();
        Assert.Equal(0, end[0], 1e-6);
        Assert.Equal(psi, end[1], 1e-4);
    }

    private static double[] Descend(Choice<KnownGame> game)
    {
        var trajectory = new Trajectory(new Simultaneous(), game.Make().Start, [0.02]);
        trajectory.Advance(2000);
        return trajectory.At.ToArray();
    }

    private static double Invariant(Trajectory trajectory)
    {
        double[] at = trajectory.At.ToArray();
        return at[1] * at[1] + at[0] * at[0] / 2 - Math.Log(Math.Abs(at[0]));
    }
}
