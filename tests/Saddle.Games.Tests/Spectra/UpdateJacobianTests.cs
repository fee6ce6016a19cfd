using System.Numerics;
using Saddle.Games.Adjustments;
using Saddle.Games.Motions;
using Saddle.Games.Spectra;
using Xunit;

namespace Saddle.Games.Tests.Spectra;

public sealed class UpdateJacobianTests
{
    public static TheoryData<double, double> Settings => new()
    {
        { 0, 0.1 }, { 0, 0.3 }, { 0, 0.5 }, { 0.5, 0.1 }, { 0.5, 0.3 }, { 0.5, 0.5 },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void Radii_on_the_quadratic_game_are_the_closed_forms(double curvature, double step)
    {
        Point origin = SpectraGames.Saddle(curvature, 1).Point(0, 0);
        var value = new Complex(curvature, 1);
        Complex z = step * value;
        Assert.Equal((1 - z).Magnitude, Radius(new Simultaneous()), 1e-12);
        Assert.Equal((1 - z + (z * z)).Magnitude, Radius(new Extragradient()), 1e-12);
        Assert.Equal((1 - z - (step * 0.7 * ((curvature * curvature) + 1))).Magnitude,
            Radius(new Adjusted(new Simultaneous(), new Consensus(0.7))), 1e-12);
        // Alternating on two numbers: the eigenvalues' product is (1 - hμ)².
        Assert.Equal(1 - (step * curvature), Radius(new Alternating()), 1e-9);

        double Radius(Dynamics dynamics) => new UpdateJacobian(dynamics, origin, [step]).Radius();
    }

    [Fact]
    public void Updates_of_too_many_steps_are_refused() => Assert.Equal(
        "UpdateJacobian: an update of Lookahead is too many steps to differentiate. Its turns repeat after 1001 steps, "
        + "1000 are the most. Adjust or pull more often, or follow a trajectory instead.",
        Assert.Throws<GameException>(() => new UpdateJacobian(
            new Lookahead(new Simultaneous(), Every: 1001), SpectraGames.Dirac(0).Point(0, 0), [0.1])).Message);

    [Theory]
    [InlineData(1, 1, 0.2)]
    [InlineData(2, 3, 0.4)]
    [InlineData(5, 1, 1.5)]
    public void Alternating_counts_have_the_known_eigenvalues_on_the_Dirac_game(int first, int second, double step)
    {
        var update = new UpdateJacobian(Alternating.Counting(first, second), SpectraGames.Dirac(0).Point(0, 0), [step]);
        double square = first * second * step * step * 0.25;
        double half = 1 - (square / 2);
        var expected = new Complex(half, Math.Sqrt(1 - (half * half)));
        Complex[] multipliers = update.Multipliers();
        Assert.Equal(2, multipliers.Length);
        Assert.All(multipliers, value => Assert.True(
            Math.Min((value - expected).Magnitude, (value - Complex.Conjugate(expected)).Magnitude) < 1e-12));
    }

    public static TheoryData<Dynamics, double, double> Edges => new()
    {
        { new Simultaneous(), 0.3, 1.2 },
        { new Adjusted(new Simultaneous(), new Consensus(1)), 0, 2 / 1.25 },
        { new Extragradient(), 0, 2 },
        { new RungeKutta(), 0, 4 * Math.Sqrt(2) },
        { new Simultaneous(), 0, 0 },
        { new Alternating(), 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Edges))]
    public void The_largest_step_on_the_Dirac_game_is_the_closed_form(Dynamics dynamics, double penalty, double edge)
    {
        var update = new UpdateJacobian(dynamics, SpectraGames.Dirac(penalty).Point(0, 0), [0.1]);
        update.Scale = 7;
        StepSearch steps = StepSearch.Of(update);
        Assert.Equal(edge, 0.1 * steps.Largest, 1e-5);
        Assert.Equal(7, update.Scale);
    }

    [Fact]
    public void A_lazily_adjusted_update_is_judged_by_the_step()
    {
        // Steps with and without consensus in turn: the product of both multipliers, and its root per step.
        var update = new UpdateJacobian(
            new Adjusted(new Simultaneous(), new Consensus(1), Every: 2), SpectraGames.Saddle(0, 1).Point(0, 0), [0.1]);
        double expected = Math.Sqrt(new Complex(1 - 0.1, 0.1).Magnitude * new Complex(1, 0.1).Magnitude);
        Assert.Equal(expected, update.Radius(), 1e-12);
    }

    [Fact]
    public void Verdicts_say_what_the_update_does()
    {
        Game game = SpectraGames.Dirac(0.3);
        AssertVerdict(new Simultaneous(), game, Stability.Converges, "converges for steps below 1.2");
        AssertVerdict(new Simultaneous(), SpectraGames.Dirac(0), Stability.Unstable, "unstable at every small step");
        AssertVerdict(new Alternating(), SpectraGames.Dirac(0), Stability.Turns, "only turns");
        AssertVerdict(new Simultaneous(), SpectraGames.Saddle(0, 0), Stability.Neutral,
            "stays where it is, neutral along 2 directions");
    }

    [Theory]
    [InlineData(1e-5)]
    [InlineData(1e-6)]
    [InlineData(1e-7)]
    [InlineData(1e-8)]
    public void Slow_escape_is_not_taken_for_rest(double escape)
    {
        Game game = SpectraGames.Quadratic(new[,] { { 1, 0 }, { 0, -escape } }, 1, 1);
        foreach (Dynamics dynamics in (Dynamics[])[new Simultaneous(), new Optimistic()])
        {
            var update = new UpdateJacobian(dynamics, game.Point(0, 0), [0.2]);
            Assert.Equal("unstable at every small step", Verdict.Of(update).Words);
            Assert.Equal(0.2 * escape, update.Radius() - 1, 1e-4 * escape);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1e6)]
    [InlineData(1e-6)]
    public void Rest_is_told_by_the_fields_own_scale(double scale)
    {
        Game game = SpectraGames.Quadratic(new[,] { { 2 * scale, 0 }, { 0, -1e-11 * scale } }, 1, 1);
        var update = new UpdateJacobian(new Simultaneous(), game.Point(0, 0), [1 / scale]);
        Assert.Equal("converges for steps below 1, neutral along 1 direction", Verdict.Of(update).Words);
    }

    [Fact]
    public void Turning_that_is_damped_too_little_to_see_at_a_small_step_converges()
    {
        double[,] jacobian = { { 0, 0, 1, 0 }, { 0, 0, 0, 1e-4 }, { -1, 0, 0, 0 }, { 0, -1e-4, 0, 0 } };
        Game game = SpectraGames.Quadratic(jacobian, 2, 2);
        var update = new UpdateJacobian(new Extragradient(), game.Point(0, 0, 0, 0), [1]);
        Assert.Equal("converges for steps below 1", Verdict.Of(update).Words);
    }

    [Fact]
    public void Evidence_states_radii_and_steps()
    {
        Point origin = SpectraGames.Saddle(0, 1).Point(0, 0);
        var update = new UpdateJacobian(new Extragradient(), origin, [1]) { Scale = 0.5 };
        Assert.Equal(
            "the update's spectral radius is 0.901388 at step 0.5, 1 at 0.000707107", Verdict.Of(update).Evidence);
    }

    [Fact]
    public void A_large_update_has_its_radius_but_no_search_of_steps()
    {
        // Pairs 1 ± i s, for five s from 20 to 24 and the rest below 1.
        const int Half = 600;
        Tensor weights = Tensor.FromArray(
            Enumerable.Range(0, Half).Select(i => i < 5 ? 20.0 + i : 1.0 * i / Half).ToArray(), [Half]);
        var game = new Game(
            "large",
            new Player("first", [new Parameter("x", [Half])], at => Stake(at) + Bowl(at, "x")),
            new Player("second", [new Parameter("y", [Half])], at => -Stake(at) + Bowl(at, "y")));
        var update = new UpdateJacobian(new Simultaneous(), game.Point(new double[2 * Half]), [0.1]);
        Assert.Equal(new Complex(0.9, 2.4).Magnitude, update.Radius(), 1e-6);
        Assert.Equal(
            "StepSearch: the update is too large to try many steps on. It changes 1200 numbers, the limit is 1000. "
                + "Take the bound of the flow's spectrum, or the radius at one step.",
            Assert.Throws<GameException>(() => Verdict.Of(update)).Message);
        Assert.Equal(
            "large: the multipliers of Simultaneous were not found. After 7 products 0 of 2 had converged, as where "
                + "many are of nearly one modulus. Allow more products or a larger subspace, or take larger steps.",
            Assert.Throws<GameException>(() => update.Radius(
                new EigenvalueSearch { Count = 1, Subspace = 20, ProductLimit = 5, Tolerance = 1e-14 })).Message);

        Tensor Stake(Point at) => (weights * at["x"] * at["y"]).Sum();
        Tensor Bowl(Point at, string name) => 0.5 * at[name].Square().Sum();
    }

    private static void AssertVerdict(Dynamics dynamics, Game game, Stability outcome, string words)
    {
        Verdict verdict = Verdict.Of(new UpdateJacobian(dynamics, game.Point(0, 0), [1]));
        Assert.Equal((outcome, words), (verdict.Outcome, verdict.Words));
    }
}
