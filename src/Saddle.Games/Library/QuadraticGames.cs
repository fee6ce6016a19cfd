using MathNet.Numerics.LinearAlgebra;

namespace Saddle.Games.Library;

/// <summary>Random quadratic games of every class.</summary>
internal static class QuadraticGames
{
    private static readonly GameSetting s_players = new("players", 2, "players, 2 to 100");
    private static readonly GameSetting s_size = new("size", 3, "numbers per player, 1 to 500; 1000 numbers in all");
    private static readonly GameSetting s_seed = new("seed", 0, "seed of the matrices, 0 or more");
    private static readonly GameSetting s_curvature =
        new("curvature", 0.5, "least eigenvalue of each player's own block");

    public static LibraryGame Entry { get; } = new(
        "quadratic",
        "Random quadratic losses: the field is linear.",
        "Letcher et al. 2019, arXiv:1905.04926; markets: Balduzzi et al. 2020, arXiv:2001.04678",
        Variant("market", "Own curvature, and couplings in which one pays what the other earns.", coupling: -1),
        Variant("general-sum", "Own curvature, and couplings without any relation.", coupling: 0),
        Variant("potential", "Couplings that all players see alike: descent on one function.", coupling: 1),
        new GameVariant(
            "hamiltonian",
            "Only couplings that turn: a market without own curvature.",
            [s_players, s_size, s_seed],
            chosen => Quadratic.Of(
                new RandomBlocks(chosen.Count("seed", 0)).Couplings(Sizes(chosen), mirror: -1),
                Sizes(chosen),
                "quadratic hamiltonian")),
        new GameVariant(
            "zero-sum",
            "Two players with opposite losses, convex and concave.",
            [s_size, s_seed, s_curvature],
            ZeroSum));

    /// <param name="name">The variant's.</param>
    /// <param name="summary">The variant's.</param>
    /// <param name="coupling">What a block below the diagonal is of its mirror image: 1, -1, or 0 for nothing.</param>
    private static GameVariant Variant(string name, string summary, double coupling) => new(
        name,
        summary,
        [s_players, s_size, s_seed, s_curvature],
        chosen =>
        {
            var draws = new RandomBlocks(chosen.Count("seed", 0));
            int[] sizes = Sizes(chosen);
            Matrix<double> couplings = draws.Couplings(sizes, coupling);
            return Quadratic.Of(couplings + draws.OwnBlocks(sizes, chosen["curvature"]), sizes, $"quadratic {name}");
        });

    private static KnownGame ZeroSum(GameChoices chosen)
    {
        var draws = new RandomBlocks(chosen.Count("seed", 0));
        (int size, double least) = (chosen.Count("size", most: 500), chosen["curvature"]);
        return Quadratic.ZeroSum(draws.Symmetric(size, least), draws.Normal(size, size), draws.Symmetric(size, least));
    }

    // All entries of J and all its eigenvalues are computed.
    private static int[] Sizes(GameChoices chosen)
    {
        (int size, int players) = (chosen.Count("size", most: 500), chosen.Count("players", 2, 100));
        Setting.Within(2, 1000, (long)players * size, "quadratic", "players times size");
        return [.. Enumerable.Repeat(size, players)];
    }
}
