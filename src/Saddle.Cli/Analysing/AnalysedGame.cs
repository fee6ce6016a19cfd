using Saddle.Games.Library;

namespace Saddle.Cli.Analysing;

/// <summary>A game of the library as a command line asks for it.</summary>
/// <param name="Entry">The game.</param>
/// <param name="Variant">The way to play it.</param>
/// <param name="Chosen">Settings that differ from their defaults.</param>
internal sealed record AnalysedGame(LibraryGame Entry, GameVariant Variant, IReadOnlyDictionary<string, double> Chosen)
{
    /// <summary>Such as <c>dirac r1</c>.</summary>
    public string Name => $"{Entry.Name} {Variant.Name}";

    /// <summary>All settings with their values; a dash where there are none.</summary>
    public string Settings => Variant.Settings.Count == 0 ? "-" : string.Join(", ", Variant.Settings.Select(setting =>
        $"{setting.Name} {Figures.Text(Chosen.GetValueOrDefault(setting.Name, setting.Default))}"));

    /// <summary>The game with what is known about it.</summary>
    /// <exception cref="Games.GameException">A setting is not the variant's.</exception>
    /// <exception cref="UsageException">A setting is out of range.</exception>
    public KnownGame Make() => InRange.Of(() => Entry.Make(Variant.Name, Chosen));
}

/// <summary>Turns refusals of numbers into refusals of what was typed.</summary>
internal static class InRange
{
    /// <exception cref="UsageException">A number is out of range.</exception>
    public static T Of<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentOutOfRangeException problem)
        {
            throw new UsageException(problem.Message.Split(" (Parameter")[0]);
        }
    }
}
