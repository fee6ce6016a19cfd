namespace Saddle.Games.Library;

/// <summary>All games of the library by name.</summary>
public static class GameCatalogue
{
    /// <summary>The games, the simplest first.</summary>
    public static IReadOnlyList<LibraryGame> All { get; } =
    [
        DiracGan.Entry, Bilinear.Entry, Spiral.Entry, QuadraticGames.Entry, Tournament.Entry, MarketGames.Entry,
        MatrixGames.Entry, LineGans.LinearQuadratic, LineGans.TwoMoments, LineGans.Degenerate, CounterExamples.Entry,
    ];

    /// <summary>The game of a name.</summary>
    /// <exception cref="GameException">There is none.</exception>
    public static LibraryGame Named(string name) => All.FirstOrDefault(game => game.Name == name)
        ?? throw new GameException(
            $"games: there is no game of that name. Asked for '{name}', there are "
                + $"{string.Join(", ", All.Select(game => game.Name))}. Use one of these.");
}
