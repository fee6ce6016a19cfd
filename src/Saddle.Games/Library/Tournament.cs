using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Saddle.Games.Library;

/// <summary>Players with one number each, of whom each pair trades; the earlier pays, the later earns.</summary>
internal static class Tournament
{
    public static LibraryGame Entry { get; } = new(
        "tournament",
        "One number per player and one zero-sum coupling per pair.",
        "Letcher et al. 2019, section 4.2, arXiv:1905.04926",
        new GameVariant(
            "even",
            "All couplings alike; with four players the published game.",
            [new("players", 4, "players, 2 to 100"), new("epsilon", 0.01, "curvature of each player's own loss")],
            chosen => Make(chosen.Count("players", 2, 100), chosen["epsilon"])));

    /// <summary>J is εI, plus 1 above the diagonal and -1 below: eigenvalues ε ± i cot((2k - 1)π / 2n).</summary>
    private static KnownGame Make(int players, double pull)
    {
        Matrix<double> jacobian = Matrix<double>.Build.Dense(players, players,
            (row, column) => row == column ? pull : Math.Sign(column - row));
        return Quadratic.Of(jacobian, [.. Enumerable.Repeat(1, players)], "tournament") with
        {
            Eigenvalues = [.. Enumerable.Range(1, players).Select(k =>
                new Complex(pull, 1 / Math.Tan((2 * k - 1) * Math.PI / (2 * players))))],
        };
    }
}
