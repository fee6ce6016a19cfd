using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using Saddle.Settings;

namespace Saddle.Games.Library;

/// <summary>Players with one number each, of whom each pair trades; the earlier pays, the later earns.</summary>
public static class Tournament
{
    /// <summary>How many play.</summary>
    public static Setting<int> Players { get; } = new("players", 4, Ranges.Count(2, 100), "players");

    /// <summary>What pulls each player inward.</summary>
    public static Setting<double> Epsilon { get; } =
        new("epsilon", 0.01, Ranges.Any, "curvature of each player's own loss");

    /// <summary>All couplings alike.</summary>
    public static LibraryGame Game { get; } = new(
        "tournament",
        "One number per player and one zero-sum coupling per pair.",
        "Letcher et al. 2019, section 4.2, arXiv:1905.04926",
        new Part<KnownGame>(
            "even",
            "All couplings alike; with four players the published game.",
            "",
            [Players, Epsilon],
            chosen => Make(chosen.Get(Players), chosen.Get(Epsilon))));

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
