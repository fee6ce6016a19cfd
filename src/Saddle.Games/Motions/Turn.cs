namespace Saddle.Games.Motions;

/// <summary>A part of a step that always does the same, so that it is compiled once.</summary>
/// <param name="Name">What happens in it; with <paramref name="Player"/>, unique among a dynamics' turns.</param>
/// <param name="Player">Who moves; null for all.</param>
public sealed record Turn(string Name, int? Player = null)
{
    /// <summary>All players move at once.</summary>
    public static Turn All { get; } = new("all");

    /// <summary>The turn of the dynamics within, where this one only passes it on.</summary>
    public Turn? Inner { get; init; }

    /// <summary>This turn as one of dynamics around its own.</summary>
    internal Turn Within(string name) => new(name, Player) { Inner = this };
}
