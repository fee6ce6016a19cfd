using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using Saddle.Settings;

namespace Saddle.Games.Library;

/// <summary>xᵀMy: the first player lowers it, the second raises it.</summary>
public static class Bilinear
{
    /// <summary>What couples the players where each has one number.</summary>
    public static Setting<double> Coupling { get; } = new("s", 1, Ranges.Any, "coupling s");

    /// <summary>Rows and columns of the random matrix.</summary>
    public static Setting<int> Size { get; } = new("size", 5, Ranges.Count(1, 500), "numbers per player");

    /// <summary>What decides the random matrix.</summary>
    public static Setting<int> Seed { get; } = new("seed", 0, Ranges.Count(0), "seed of the random matrices");

    /// <summary>One number each, or a random matrix.</summary>
    public static LibraryGame Game { get; } = new(
        "bilinear",
        "The stake is xᵀMy; nothing pulls inward, only turns.",
        "Daskalakis et al. 2018, arXiv:1711.00141",
        new("scalar", "One number each.", "", [Coupling], chosen => Scalar(chosen.Get(Coupling))),
        new("random", "A matrix of standard normal numbers.", "", [Size, Seed], chosen =>
        {
            int size = chosen.Get(Size);
            return Of(new RandomBlocks(chosen.Get(Seed)).Normal(size, size));
        }));

    /// <summary>The game of a matrix.</summary>
    /// <param name="matrix">M, as many rows as x has numbers.</param>
    /// <returns>The game, started at ones; its equilibrium is 0 and J has the eigenvalues ±iσ.</returns>
    public static KnownGame Of(Matrix<double> matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        (int rows, int columns) = (matrix.RowCount, matrix.ColumnCount);
        var form = new BilinearForm(matrix);
        Tensor Stake(Point at) => form.Of(at["x"], at["y"]);
        var game = new Game(
            "bilinear",
            new Player("first", [new Parameter("x", [rows])], Stake),
            new Player("second", [new Parameter("y", [columns])], at => -Stake(at)));
        double[] turns = [.. matrix.Svd(computeVectors: false).S];
        double[] still = new double[Math.Abs(rows - columns)];
        return new KnownGame(game, game.Point(Enumerable.Repeat(1.0, rows + columns).ToArray()))
        {
            Equilibrium = game.Point(new double[rows + columns]),
            Eigenvalues =
            [
                .. turns.SelectMany(turn => (Complex[])[new(0, turn), new(0, -turn)]),
                .. still.Select(zero => new Complex(zero, 0)),
            ],
        };
    }

    private static KnownGame Scalar(double coupling)
    {
        Tensor Stake(Point at) => coupling * at["x"] * at["y"];
        var game = new Game("bilinear", new Player("first", "x", Stake), new Player("second", "y", at => -Stake(at)));
        return new KnownGame(game, game.Point(1, 1))
        {
            Equilibrium = game.Point(0, 0),
            Eigenvalues = TwoEigenvalues.Of(0, coupling * coupling),
        };
    }
}
