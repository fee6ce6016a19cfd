using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using Saddle.Settings;

namespace Saddle.Games.Library;

/// <summary>Random quadratic games of every class.</summary>
public static class QuadraticGames
{
    // All entries of J and all its eigenvalues are computed.
    private const int MostNumbers = 1000;

    /// <summary>How many play.</summary>
    public static Setting<int> Players { get; } = new("players", 2, Ranges.Count(2, 100), "players");

    /// <summary>How many numbers each player has; all together have 1000 at most.</summary>
    public static Setting<int> Size { get; } = new("size", 3, Ranges.Count(1, 500), "numbers per player");

    /// <summary>What decides the matrices.</summary>
    public static Setting<int> Seed { get; } = new("seed", 0, Ranges.Count(0), "seed of the random matrices");

    /// <summary>What pulls each player inward at least.</summary>
    public static Setting<double> Curvature { get; } =
        new("curvature", 0.5, Ranges.Any, "least eigenvalue of each player's own block");

    /// <summary>One variant per class.</summary>
    public static LibraryGame Game { get; } = new(
        "quadratic",
        "Random quadratic losses: the field is linear.",
        "Letcher et al. 2019, arXiv:1905.04926; markets: Balduzzi et al. 2020, arXiv:2001.04678",
        Variant("market", "Own curvature, and couplings in which one pays what the other earns.", coupling: -1),
        Variant("general-sum", "Own curvature, and couplings without any relation.", coupling: 0),
        Variant("potential", "Couplings that all players see alike: descent on one function.", coupling: 1),
        new(
            "hamiltonian",
            "Only couplings that turn: a market without own curvature.",
            "",
            [Players, Size, Seed],
            chosen => Quadratic.Of(
                new RandomBlocks(chosen.Get(Seed)).Couplings(Sizes(chosen), mirror: -1),
                Sizes(chosen),
                "quadratic hamiltonian")),
        new("zero-sum", "Two players with opposite losses, convex and concave.", "", [Size, Seed, Curvature], ZeroSum));

    /// <param name="name">The variant's.</param>
    /// <param name="summary">The variant's.</param>
    /// <param name="coupling">What a block below the diagonal is of its mirror image: 1, -1, or 0 for nothing.</param>
    private static Part<KnownGame> Variant(string name, string summary, double coupling) => new(
        name,
        summary,
        "",
        [Players, Size, Seed, Curvature],
        chosen =>
        {
            var draws = new RandomBlocks(chosen.Get(Seed));
            int[] sizes = Sizes(chosen);
            Matrix<double> couplings = draws.Couplings(sizes, coupling);
            return Quadratic.Of(couplings + draws.OwnBlocks(sizes, chosen.Get(Curvature)), sizes, $"quadratic {name}");
        });

    private static KnownGame ZeroSum(Chosen chosen)
    {
        var draws = new RandomBlocks(chosen.Get(Seed));
        (int size, double least) = (chosen.Get(Size), chosen.Get(Curvature));
        return Quadratic.ZeroSum(draws.Symmetric(size, least), draws.Normal(size, size), draws.Symmetric(size, least));
    }

    private static int[] Sizes(Chosen chosen)
    {
        (int size, int players) = (chosen.Get(Size), chosen.Get(Players));
        int all = players * size;
        return all <= MostNumbers ? [.. Enumerable.Repeat(size, players)] : throw new ConfigurationException(
            string.Create(CultureInfo.InvariantCulture, $"quadratic: the game has too many numbers. {players} players ")
            + string.Create(CultureInfo.InvariantCulture, $"of size {size} have {all}. Use {MostNumbers} at most."));
    }
}
