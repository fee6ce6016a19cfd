using Saddle.Settings;

namespace Saddle.Games.Library;

/// <summary>A game of the library with its variants.</summary>
public sealed record LibraryGame
{
    /// <summary>Declares a game.</summary>
    /// <param name="name">What it is called: lower-case letters and digits, with dashes between words.</param>
    /// <param name="summary">What it is about, in a sentence.</param>
    /// <param name="source">Where it was published, or why it is here.</param>
    /// <param name="variants">The ways to play it, at least one, the usual one first.</param>
    /// <exception cref="ArgumentException">There are none, or two have the same name.</exception>
    public LibraryGame(
        string name, string summary, string source, params IReadOnlyList<Part<KnownGame>> variants)
    {
        Variants = new($"variant of {name}", variants);
        Slot = new("variant", variants[0].Name, "the way to play the game") { IsInline = true, Parts = Variants };
        Part = new(name, summary, source, [Slot], chosen => chosen.Make(Slot));
    }

    /// <summary>What it is called.</summary>
    public string Name => Part.Name;

    /// <summary>The game as a part, whose one setting is <see cref="Slot"/>.</summary>
    public Part<KnownGame> Part { get; }

    /// <summary>The place of the variant.</summary>
    public Slot<KnownGame> Slot { get; }

    /// <summary>The ways to play it, the usual one first.</summary>
    public Catalogue<KnownGame> Variants { get; }

    /// <summary>A variant at its defaults.</summary>
    /// <param name="variant">One of <see cref="Variants"/>; null for the first.</param>
    /// <exception cref="ConfigurationException">There is no such variant.</exception>
    public Choice<KnownGame> Choose(string? variant = null) => Variants.Choose(variant ?? Slot.Default);

    /// <summary>Makes a variant at its defaults.</summary>
    /// <inheritdoc cref="Choose"/>
    public KnownGame Make(string? variant = null) => Choose(variant).Make();
}
