namespace Saddle.Games.Adjustments;

/// <summary>
/// A change of a game's field that leaves its players as they are: from ξ to another field of the same game.
/// </summary>
public abstract record Adjustment
{
    /// <summary>The adjusted field at a point.</summary>
    /// <param name="at">Where.</param>
    /// <param name="plain">The field to change.</param>
    public abstract Point At(Point at, Field plain);

    /// <summary>Refuses games that the adjustment has no meaning for.</summary>
    /// <exception cref="GameException">The game does not fit.</exception>
    public virtual void Check(Game game)
    {
    }
}
