namespace Saddle.Games;

/// <summary>A tensor that one player owns and moves.</summary>
/// <param name="Name">Its name, unique in the game.</param>
/// <param name="Shape">The sizes of its axes; <c>[]</c> for a number.</param>
public sealed record Parameter(string Name, Shape Shape);
