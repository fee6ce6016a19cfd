using System.Numerics;
using Saddle.Games.Markets;
using Saddle.Settings;

namespace Saddle.Games.Library;

/// <summary>Markets of players with one number each, on different graphs.</summary>
public static class MarketGames
{
    /// <summary>How many trade.</summary>
    public static Setting<int> Players { get; } = new("players", 5, Ranges.Count(3, 100), "players");

    /// <summary>What pulls each player inward.</summary>
    public static Setting<double> Epsilon { get; } =
        new("epsilon", 0.1, Ranges.Any, "curvature of each player's own loss at 0");

    /// <summary>One variant per graph.</summary>
    public static LibraryGame Game { get; } = new(
        "market",
        "Bent trades along a graph, x·tanh(y), between players who each pay for a size of their own.",
        "Balduzzi et al. 2020, arXiv:2001.04678",
        new("ring", "Each sells to the next.", "", [Players, Epsilon], chosen => Make(
            "ring",
            chosen,
            players => [.. Enumerable.Range(0, players).Select(seller => (seller, (seller + 1) % players))],
            (players, k) => 2 * Math.Sin(2 * Math.PI * k / players))),
        new("star", "The first sells to all others.", "", [Players, Epsilon], chosen => Make(
            "star", chosen, players => [.. Enumerable.Range(1, players - 1).Select(buyer => (0, buyer))],
            (players, k) => k == 0 ? Math.Sqrt(players - 1) : k == 1 ? -Math.Sqrt(players - 1) : 0)));

    /// <param name="name">The variant's.</param>
    /// <param name="chosen">Its settings.</param>
    /// <param name="edges">Seller and buyer of each trade.</param>
    /// <param name="turn">The imaginary part of eigenvalue k.</param>
    private static KnownGame Make(string name, Chosen chosen, Func<int, (int Seller, int Buyer)[]> edges,
        Func<int, int, double> turn)
    {
        (int players, double pull) = (chosen.Get(Players), chosen.Get(Epsilon));
        Tensor Own(Tensor x) => -pull / 2 * x.Square() - 0.01 * x.Square().Square();
        var market = new Market(
            $"market {name}",
            [.. Enumerable.Range(1, players).Select(player => Trader.OfNumber($"player {player}", $"w{player}", Own))],
            [.. edges(players).Select(edge => Trade.OfNumbers(edge.Seller, edge.Buyer, (x, y) => x * y.Tanh()))]);
        return new KnownGame(market.Game, market.Game.Point(Enumerable.Repeat(1.0, players).ToArray()))
        {
            Equilibrium = market.Game.Point(new double[players]),
            Eigenvalues = [.. Enumerable.Range(0, players).Select(k => new Complex(pull, turn(players, k)))],
            Market = market,
        };
    }
}
