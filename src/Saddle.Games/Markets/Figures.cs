namespace Saddle.Games.Markets;

/// <summary>Numbers read from tensors at a point, refused where nothing can be said of them.</summary>
internal static class Figures
{
    /// <summary>The number itself.</summary>
    /// <param name="game">Whose point it was.</param>
    /// <param name="player">Whose figure it is.</param>
    /// <param name="what">What it is: "loss".</param>
    /// <param name="value">The number.</param>
    /// <exception cref="GameException">It is NaN or infinite.</exception>
    internal static double Require(Game game, int player, string what, double value) => double.IsFinite(value)
        ? value
        : throw new GameException(FormattableString.Invariant(
            $"{game.Name}: the {what} of player {game.Players[player].Name} is not finite. It is {value}. ")
            + "Look at a point where all losses and their slopes are finite.");
}
