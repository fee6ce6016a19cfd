using MathNet.Numerics.LinearAlgebra;
using Saddle.Settings;

namespace Saddle.Games.Library;

/// <summary>Games for which a plausible rule fails.</summary>
public static class CounterExamples
{
    /// <summary>What pulls each player inward in the potential game and its twin market.</summary>
    public static Setting<double> Epsilon { get; } =
        new("epsilon", 0.1, Ranges.NotNegative, "curvature of each player's own loss");

    /// <summary>How round the hill is.</summary>
    public static Setting<double> Kappa { get; } =
        new("kappa", 1, Ranges.Positive, "curvature κ of -(κ/2)(x² + y²)");

    /// <summary>One variant per rule that fails.</summary>
    public static LibraryGame Game { get; } = new(
        "counter-example",
        "Games for which a plausible rule fails.",
        "After Balduzzi et al. 2020, arXiv:2001.04678, and Letcher et al. 2019, arXiv:1905.04926",
        new("epsilon-potential", "Everyone's own curvature is good, and yet it is unstable.", "", [Epsilon],
            chosen => Pair("epsilon-potential", chosen.Get(Epsilon), mirror: 1)),
        new("epsilon-market", "One sign of epsilon-potential changed: a market, stable.", "", [Epsilon],
            chosen => Pair("epsilon-market", chosen.Get(Epsilon), mirror: -1)),
        new("slow-player", "No market: stable, until one player learns at a tenth of the others' rate.", "", [],
            _ => Scalars("slow-player", new[,] { { 3.0, 2, 1 }, { 3, 1, -2 }, { -1, 2, 1 } })),
        new("fast-player", "A market with one bad curvature: stable until that player is fast.", "", [],
            _ => Scalars("fast-player", new[,] { { -1.0, 2 }, { -2, 2 } })),
        new("three-way", "Zero-sum, but three trade at once: no market.", "", [], _ => ThreeWay()),
        new("hill", "Both players sit on a maximum, to which too strong consensus is attracted.", "", [Kappa],
            chosen => Hill(chosen.Get(Kappa))));

    private static KnownGame Pair(string name, double pull, double mirror) =>
        Scalars(name, new[,] { { pull, -1 }, { -mirror, pull } });

    private static KnownGame Scalars(string name, double[,] jacobian) => Quadratic.Of(
        Matrix<double>.Build.DenseOfArray(jacobian), [.. Enumerable.Repeat(1, jacobian.GetLength(0))], name);

    private static KnownGame ThreeWay()
    {
        static Tensor Product(Point at) => at["w1"] * at["w2"] * at["w3"];
        var game = new Game(
            "three-way",
            new Player("player 1", "w1", at => -Product(at)),
            new Player("player 2", "w2", Product),
            new Player("player 3", "w3", at => 0 * at["w3"]));
        return new KnownGame(game, game.Point(1, 1, 1)) { Equilibrium = game.Point(0, 0, 0), Eigenvalues = [0, 0, 0] };
    }

    private static KnownGame Hill(double curvature)
    {
        Tensor Height(Point at) => -curvature / 2 * (at["x"].Square() + at["y"].Square());
        var game = new Game("hill", new Player("first", "x", Height), new Player("second", "y", Height));
        return new KnownGame(game, game.Point(1, 1))
        {
            Equilibrium = game.Point(0, 0),
            Eigenvalues = [-curvature, -curvature],
        };
    }
}
