using System.Collections.Immutable;

namespace Saddle.Games.Library;

/// <summary>A game of the library with its variants.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Summary">What it is about, in a sentence.</param>
/// <param name="Source">Where it was published, or why it is here.</param>
/// <param name="Variants">The ways to play it, the usual one first.</param>
public sealed record LibraryGame(string Name, string Summary, string Source, params IReadOnlyList<GameVariant> Variants)
{
    /// <summary>Makes the game with default settings.</summary>
    /// <param name="variant">One of <see cref="Variants"/>; null for the first.</param>
    /// <param name="settings">Those that differ from their defaults.</param>
    /// <exception cref="GameException">There is no such variant or setting.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public KnownGame Make(string? variant = null, params IReadOnlyList<(string Name, double Value)> settings) => Make(
        variant,
        settings.ToImmutableDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal));

    /// <inheritdoc cref="Make(string?, IReadOnlyList{ValueTuple{string, double}})"/>
    public KnownGame Make(string? variant, IReadOnlyDictionary<string, double> settings)
    {
        GameVariant chosen = variant is null ? Variants[0] : Variant(variant);
        return chosen.Make(new GameChoices(Name, chosen, settings));
    }

    /// <summary>The variant of a name.</summary>
    /// <exception cref="GameException">There is none.</exception>
    public GameVariant Variant(string name) => Variants.FirstOrDefault(variant => variant.Name == name)
        ?? throw new GameException(
            $"{Name}: there is no such variant. Asked for '{name}', there are "
                + $"{string.Join(", ", Variants.Select(variant => variant.Name))}. Use one of these.");
}
