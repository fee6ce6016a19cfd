using Saddle.Games.Library;
using Saddle.Settings;

namespace Saddle.Cli.Analysing;

/// <summary>A game of the library as a command line asks for it.</summary>
/// <param name="Entry">The game.</param>
/// <param name="Variant">The way to play it, with its settings.</param>
internal sealed record AnalysedGame(LibraryGame Entry, Choice<KnownGame> Variant)
{
    /// <summary>Such as <c>dirac r1</c>.</summary>
    public string Name => $"{Entry.Name} {Variant.Part.Name}";

    /// <summary>All settings with their values; a dash where there are none.</summary>
    public string Settings => Variant.Part.Settings.Count == 0
        ? "-"
        : string.Join(", ", Variant.Entries.Select(entry => $"{entry.Path} {entry.Text}"));
}
