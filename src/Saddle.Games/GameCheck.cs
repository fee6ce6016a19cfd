namespace Saddle.Games;

/// <summary>Refuses players that make no game.</summary>
internal static class GameCheck
{
    /// <exception cref="GameException">
    /// There are no players, one owns nothing, or a parameter has two owners.
    /// </exception>
    public static void Require(Game game)
    {
        if (game.Players.Count == 0)
        {
            throw new GameException(
                $"{game.Name}: a game needs a player. It has none. Add one; one alone minimises its loss.");
        }

        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Player player in game.Players)
        {
            if (player.Parameters.Count == 0)
            {
                throw new GameException(
                    $"{game.Name}: a player owns nothing. {player.Name} has no parameters. "
                        + "Give it one, or leave it out and put its loss into the others'.");
            }

            foreach (Parameter parameter in player.Parameters)
            {
                if (!owners.TryAdd(parameter.Name, player.Name))
                {
                    throw new GameException(
                        $"{game.Name}: a parameter is owned twice. '{parameter.Name}' belongs to "
                            + $"{owners[parameter.Name]} and again to {player.Name}. "
                            + "Name each once; players that share weights are one player.");
                }
            }
        }
    }
}
