using System.Globalization;
using Saddle.Games;

namespace Saddle.Training.Studies;

/// <summary>Points and players in words.</summary>
public static class PointText
{
    private const int Most = 8;

    /// <summary>All numbers with their names, or of more than eight how many there are and their norm.</summary>
    /// <param name="at">One point, not many starts.</param>
    public static string Of(Point at)
    {
        double[] numbers = at.ToArray();
        if (numbers.Length > Most)
        {
            return string.Create(CultureInfo.InvariantCulture,
                $"{numbers.Length} numbers of norm {NumberText.Of(Math.Sqrt(numbers.Sum(x => x * x)))}");
        }

        return string.Join(", ", Names(at.Game).Zip(numbers, (name, number) => $"{name} {NumberText.Of(number)}"));
    }

    /// <summary>A name for each number of a game, in the order of <see cref="Point.ToArray"/>.</summary>
    public static IEnumerable<string> Names(Game game) => game.Parameters.SelectMany(parameter =>
        parameter.Shape.Rank == 0
            ? [parameter.Name]
            : Enumerable.Range(0, (int)parameter.Shape.Count)
                .Select(i => string.Create(CultureInfo.InvariantCulture, $"{parameter.Name}[{i}]")));

    /// <summary>Who plays, with which parameters, or of more than eight numbers with how many.</summary>
    public static string Players(Game game) => string.Join("; ", game.Players.Select(player =>
    {
        long count = player.Parameters.Sum(parameter => parameter.Shape.Count);
        return count <= Most
            ? $"{player.Name}: {string.Join(", ", player.Parameters.Select(parameter => parameter.Name))}"
            : string.Create(CultureInfo.InvariantCulture, $"{player.Name}: {count:N0} numbers");
    }));
}
