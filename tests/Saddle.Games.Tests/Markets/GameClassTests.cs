using Saddle.Games.Library;
using Saddle.Games.Markets;
using Xunit;

namespace Saddle.Games.Tests.Markets;

public sealed class GameClassTests
{
    [Fact]
    public void Losses_that_are_not_finite_are_refused_by_their_player()
    {
        var game = new Game(
            "rooted",
            new Player("first", [new Parameter("x", [])], at => at["x"] * at["y"]),
            new Player("second", [new Parameter("y", [])],
                at => -(at["x"] * at["y"]) + (0 * at["y"] - 1).Sqrt().Detach()));
        Assert.Equal(
            "rooted: the loss of player second is not finite. It is NaN. Look at a point where all losses and their "
                + "slopes are finite.",
            Assert.Throws<GameException>(() => GameClass.Of(game.Point(0, 0))).Message);
    }

    /// <summary>Labels: z for zero-sum, p for potential, h for Hamiltonian, m for market.</summary>
    [Theory]
    [InlineData("bilinear", "random", "zhm")]
    [InlineData("spiral", "even", "m")]
    [InlineData("quadratic", "market", "m")]
    [InlineData("quadratic", "zero-sum", "zm")]
    [InlineData("quadratic", "general-sum", "")]
    [InlineData("quadratic", "potential", "p")]
    [InlineData("quadratic", "hamiltonian", "zhm")]
    [InlineData("market", "ring", "m")]
    [InlineData("market", "star", "m")]
    [InlineData("dirac", "minimax", "zm")]
    [InlineData("dirac", "wgan", "zhm")]
    [InlineData("dirac", "wgan-r1", "m")]
    [InlineData("dirac", "non-saturating", "")]
    [InlineData("lq-gan", "gan", "zm")]
    [InlineData("matrix", "rock-paper-scissors", "zm")]
    [InlineData("matrix", "prisoners-dilemma", "pm")]
    [InlineData("counter-example", "epsilon-potential", "p")]
    [InlineData("counter-example", "epsilon-market", "m")]
    [InlineData("counter-example", "slow-player", "")]
    [InlineData("counter-example", "fast-player", "m")]
    [InlineData("counter-example", "three-way", "z")]
    [InlineData("counter-example", "hill", "pm")]
    public void Games_are_put_into_their_classes_by_a_wide_margin(string game, string variant, string labels)
    {
        GameClass found = GameClass.Of(GameCatalogue.Named(game).Make(variant).Start);
        void Decide(char label, double residual, bool verdict)
        {
            Assert.Equal(labels.Contains(label, StringComparison.Ordinal), verdict);
            Assert.True(verdict ? residual < 1e-10 : residual > 1e-2, $"{label}: {residual}");
        }

        Decide('z', found.ZeroSum, found.IsZeroSum);
        Decide('p', found.Potential, found.IsPotential);
        Decide('h', found.Hamiltonian, found.IsHamiltonian);
        Decide('m', found.Market, found.IsMarket);
        Assert.Equal(found.IsMarket, found.Violators is null);
    }

    [Fact]
    public void The_pair_that_is_no_trade_is_named()
    {
        Tensor Shared(Point at) => at["w1"] * at["w3"];
        var game = new Game(
            "mixed",
            new Player("one", "w1", at => at["w1"] * at["w2"] - Shared(at)),
            new Player("two", "w2", at => -at["w1"] * at["w2"]),
            new Player("three", "w3", at => -Shared(at)));
        Assert.Equal(("one", "three"), GameClass.Of(game.Point(0, 0, 0)).Violators);
    }

    [Fact]
    public void A_game_that_looks_like_a_market_at_its_equilibrium_is_found_out_elsewhere()
    {
        KnownGame known = GameCatalogue.Named("dirac").Make("non-saturating");
        Assert.Equal(0, AggregateStability.Of(known.Equilibrium!).Cooperation, 1e-12);
        Assert.InRange(GameClass.Of(known.Equilibrium!).Market, 0.1, 1);
    }

    [Fact]
    public void Too_few_points_are_refused() => Assert.Equal(
        "GameClass: points is out of range. Got 1. Use a number of 20 or more. (Parameter 'points')",
        Assert.Throws<ArgumentOutOfRangeException>(
            () => GameClass.Of(GameCatalogue.Named("dirac").Make().Start, points: 1)).Message);
}
