namespace Saddle.Games.Markets;

/// <summary>A smooth market: players with own profits who trade in pairs, each pair for a sum of zero.</summary>
/// <remarks>
/// πᵢ = fᵢ(wᵢ) + Σⱼ gᵢⱼ(wᵢ, wⱼ) with gᵢⱼ + gⱼᵢ = 0. Terms get no other tensors than theirs, so whatever is built here
/// is a market. Source: Balduzzi et al. 2020, "Smooth markets", arXiv:2001.04678.
/// </remarks>
public sealed class Market
{
    /// <summary>The market of some players and trades, on any graph; several trades of one pair add up.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="traders">The players, in order.</param>
    /// <param name="trades">The edges.</param>
    /// <exception cref="GameException">The players are no game's, or a trade is not between two of them.</exception>
    public Market(string name, IReadOnlyList<Trader> traders, IReadOnlyList<Trade> trades)
    {
        ArgumentNullException.ThrowIfNull(traders);
        ArgumentNullException.ThrowIfNull(trades);
        (Traders, Trades) = (traders, trades);
        foreach (Trade trade in trades)
        {
            RequirePair(name, trade);
        }

        Game = new Game(name, [.. traders.Select((trader, player) =>
            new Player(trader.Name, trader.Parameters, at => -Profit(player, at)))]);
    }

    /// <summary>The players.</summary>
    public IReadOnlyList<Trader> Traders { get; }

    /// <summary>The edges.</summary>
    public IReadOnlyList<Trade> Trades { get; }

    /// <summary>The game: each player's loss is minus its profit.</summary>
    public Game Game { get; }

    /// <summary>πᵢ: what a player earns in all; shape <see cref="Point.Starts"/>.</summary>
    public Tensor Profit(int player, Point at) => Trades
        .Where(trade => trade.Seller == player || trade.Buyer == player)
        .Select(trade => trade.Seller == player ? Gain(trade, at) : -Gain(trade, at))
        .Aggregate(OwnProfit(player, at), (sum, gain) => sum + gain);

    /// <summary>fᵢ: what a player earns by itself; shape <see cref="Point.Starts"/>.</summary>
    public Tensor OwnProfit(int player, Point at) =>
        Traders[player].Own?.Invoke(at.Of(player)) ?? Tensor.Zeros(at.Starts, at.Type);

    /// <summary>gᵢⱼ: what a trade brings its seller; shape <see cref="Point.Starts"/>.</summary>
    public static Tensor Gain(Trade trade, Point at) => trade.Gain(at.Of(trade.Seller), at.Of(trade.Buyer));

    /// <summary>Who earns what at one point.</summary>
    /// <exception cref="GameException">A profit is not finite.</exception>
    public Accounts AccountsAt(Point at)
    {
        double[] Each(Func<int, Tensor> of) =>
            [.. Enumerable.Range(0, Traders.Count).Select(player =>
                Figures.Require(Game, player, "profit", of(player).ToScalar()))];
        return new Accounts(
            Each(player => Profit(player, at)),
            Each(player => OwnProfit(player, at)),
            [.. Trades.Select(trade => Gain(trade, at).ToScalar())]);
    }

    private void RequirePair(string name, Trade trade)
    {
        bool known = Math.Min(trade.Seller, trade.Buyer) >= 0 && Math.Max(trade.Seller, trade.Buyer) < Traders.Count;
        if (!known || trade.Seller == trade.Buyer)
        {
            throw new GameException(
                $"{name}: a trade is not between two players. "
                    + $"It is between {trade.Seller} and {trade.Buyer}, the players are 0 to {Traders.Count - 1}. "
                    + "Name two different players.");
        }
    }
}
