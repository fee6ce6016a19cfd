using Saddle.Settings;

namespace Saddle.Games.Library;

/// <summary>All games of the library by name.</summary>
/// <remarks>A new line here is in the shared tests and on the command line with that.</remarks>
public static class GameCatalogue
{
    /// <summary>The games, the simplest first.</summary>
    public static IReadOnlyList<LibraryGame> All { get; } =
    [
        DiracGan.Game, Bilinear.Game, Spiral.Game, QuadraticGames.Game, Tournament.Game, MarketGames.Game,
        MatrixGames.Game, LineGans.LinearQuadratic, LineGans.TwoMoments, LineGans.Degenerate, CounterExamples.Game,
    ];

    /// <summary>The games as parts, each with a slot for its variant.</summary>
    public static Catalogue<KnownGame> Parts { get; } = new("game", [.. All.Select(game => game.Part)]);

    /// <summary>The game of a name.</summary>
    /// <exception cref="ConfigurationException">There is none.</exception>
    public static LibraryGame Named(string name)
    {
        Part<KnownGame> part = Parts.Named(name);
        return All.First(game => game.Part == part);
    }
}
