using System.Globalization;

namespace Saddle.Games;

/// <summary>One step size per player, from as many or from one.</summary>
internal static class StepSizes
{
    /// <exception cref="GameException">
    /// There are neither one nor as many as players, or one is no positive number.
    /// </exception>
    public static IReadOnlyList<double> Of(Game game, IReadOnlyList<double> rates)
    {
        int players = game.Players.Count;
        bool fits = (rates.Count == 1 || rates.Count == players)
            && rates.All(rate => rate > 0 && double.IsFinite(rate));
        return fits
            ? rates.Count == players ? rates : [.. Enumerable.Repeat(rates[0], players)]
            : throw new GameException(
                $"{game.Name}: the step sizes do not fit. Got {List(rates)} for {players} players. "
                    + "Give each player a positive number, or one number for all.");
    }

    private static string List(IReadOnlyList<double> rates) => rates.Count == 0
        ? "none"
        : string.Join(", ", rates.Select(rate => rate.ToString(CultureInfo.InvariantCulture)));
}
