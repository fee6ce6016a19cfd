using System.Globalization;
using Saddle.Games;

namespace Saddle.Cli.Analysing;

/// <summary>Points and players in words.</summary>
internal static class PointText
{
    private const int Most = 8;

    /// <summary>All numbers with their names, or how many there are.</summary>
    public static string Of(Point at)
    {
        double[] numbers = at.ToArray();
        if (numbers.Length > Most)
        {
            return string.Create(CultureInfo.InvariantCulture,
                $"{numbers.Length} numbers of norm {Figures.Text(Math.Sqrt(numbers.Sum(x => x * x)))}");
        }

        return string.Join(", ", Names(at.Game).Zip(numbers, (name, number) => $"{name} {Figures.Text(number)}"));
    }

    /// <summary>A name for each number of a game.</summary>
    public static IEnumerable<string> Names(Game game) => game.Parameters.SelectMany(parameter =>
        parameter.Shape.Rank == 0
            ? [parameter.Name]
            : Enumerable.Range(0, (int)parameter.Shape.Count)
                .Select(i => string.Create(CultureInfo.InvariantCulture, $"{parameter.Name}[{i}]")));

    /// <summary>Who plays, with what.</summary>
    public static string Players(Game game) => string.Join("; ", game.Players.Select(player =>
    {
        long count = player.Parameters.Sum(parameter => parameter.Shape.Count);
        return count <= Most
            ? $"{player.Name}: {string.Join(", ", player.Parameters.Select(parameter => parameter.Name))}"
            : string.Create(CultureInfo.InvariantCulture, $"{player.Name}: {count:N0} numbers");
    }));
}
