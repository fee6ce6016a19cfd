namespace Saddle.Games;

/// <summary>A game, a point or a combination of methods that has no clear answer.</summary>
/// <param name="message">What was wrong, the values, and what to do.</param>
public sealed class GameException(string message) : Exception(message);
