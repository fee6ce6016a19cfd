namespace Saddle.Games;

/// <summary>Refuses players that make no game.</summary>
internal static class GameCheck
{
    /// <exception cref="GameException">
    /// There are too few players, one owns nothing, or a parameter has two owners.
    /// </exception>
    public static void Require(Game game)
    {
        if (game.Players.Count < 2)
        {
            throw new GameException(
                $"{game.Name}: a game needs two players or more. It has {game.Players.Count}. "
                    + "Add a player, or minimise a single loss with an optimiser.");
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
