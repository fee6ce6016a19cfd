using Saddle.Games.Markets;
using Xunit;

namespace Saddle.Games.Tests.Markets;

public sealed class MarketTests
{
    private static Tensor Own(Tensor x) => -0.5 * x.Square() + x.Sin();

    private static readonly Market s_market = new(
        "bazaar",
        [
            Trader.OfNumber("baker", "bread", Own),
            new Trader("weaver", [new Parameter("cloth", [2])], tensors => Own(tensors[0]).Sum(-1)),
            Trader.OfNumber("porter", "carts"),
        ],
        [
            new Trade(0, 1, (bread, cloth) => (bread[0].Reshape(1) * cloth[0].Tanh()).Sum(-1)),
            new Trade(2, 0, (carts, bread) => carts[0] * bread[0].Square()),
            new Trade(1, 0, (cloth, bread) => cloth[0].Sum(-1) * bread[0].Cos()),
        ]);

    [Fact]
    public void Trades_create_no_profit()
    {
        for (ulong draw = 0; draw < 20; draw++)
        {
            Point at = s_market.Game.Point(
                [.. Enumerable.Range(0, 4).Select(i => CounterRandom.Normal(2, (uint)i, 0, draw))]);
            Accounts accounts = s_market.AccountsAt(at);
            Assert.Equal(0, accounts.Gap, 1e-12);
            Assert.Equal(
                accounts.OwnProfits[0] + accounts.Gains[0] - accounts.Gains[1] - accounts.Gains[2],
                accounts.Profits[0],
                1e-12);
            Assert.Equal(accounts.Gains[1], accounts.Profits[2], 1e-12);
        }
    }

    [Fact]
    public void What_is_built_of_pairs_is_a_market() =>
        Assert.True(GameClass.Of(s_market.Game.Point(0, 0, 0, 0)).IsMarket);

    [Fact]
    public void Losses_are_minus_profits()
    {
        Point at = s_market.Game.Point(1, 2, 3, 4);
        for (int player = 0; player < 3; player++)
        {
            Assert.Equal(-s_market.Profit(player, at).ToScalar(), s_market.Game.FieldOn().Loss(player, at).ToScalar());
        }
    }

    [Theory]
    [InlineData(0, 0, "a trade is not between two players. It is between 0 and 0, the players are 0 to 1.")]
    [InlineData(0, 2, "a trade is not between two players. It is between 0 and 2, the players are 0 to 1.")]
    public void Trades_with_nobody_are_refused(int seller, int buyer, string words) => Assert.Equal(
        $"stall: {words} Name two different players.",
        Assert.Throws<GameException>(() => new Market(
            "stall",
            [Trader.OfNumber("one", "x"), Trader.OfNumber("two", "y")],
            [Trade.OfNumbers(seller, buyer, (x, y) => x * y)])).Message);
}
