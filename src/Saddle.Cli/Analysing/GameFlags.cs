using System.CommandLine;
using Saddle.Cli.Parsing;
using Saddle.Games.Library;
using Saddle.Settings;

namespace Saddle.Cli.Analysing;

/// <summary>The flags that choose a game of the library: its variant, and a flag per setting of any game.</summary>
internal sealed class GameFlags
{
    private static readonly Slot<KnownGame> s_slot =
        new("game", GameCatalogue.Parts.Names[0], "what is played") { IsInline = true };

    private static readonly Part<KnownGame> s_root =
        new("analyze", "a game", "", [s_slot], chosen => chosen.Make(s_slot));

    private static readonly Catalogues s_catalogues = new Catalogues().With(GameCatalogue.Parts);
    private static readonly Flags s_flags = new(s_root, s_catalogues);

    private readonly Option<string?> _against =
        Flag.Text("--against", "NAME", "Another variant, whose spectrum is set beside");

    private readonly SettingFlags _settings =
        new(s_flags.All.Where(flag => flag.Name != s_slot.Name).Select(flag => flag with { Meaning = Meaning(flag) }));

    /// <summary>All flags, which are for games only.</summary>
    public IEnumerable<Option> All => [_against, .. _settings.All];

    public void AddTo(Command command)
    {
        foreach (Option flag in All)
        {
            command.Add(flag);
        }
    }

    /// <summary>The game with the variant and settings of a command line.</summary>
    /// <exception cref="UsageException">A setting is another game's.</exception>
    /// <exception cref="ConfigurationException">There is no such variant, it does not read a setting, or one is out of
    /// range.</exception>
    public AnalysedGame Read(ParseResult parsed, LibraryGame game)
    {
        IReadOnlyList<(string Flag, string Text)> given = _settings.Given(parsed);
        foreach ((string name, _) in given)
        {
            RequireReadBy(game, s_flags.Meant(name)!);
        }

        return Chosen(game, Plain(game), given);
    }

    /// <summary>The variant to set beside, with the settings that it has; null for none.</summary>
    /// <exception cref="ConfigurationException">There is no such variant.</exception>
    public AnalysedGame? Against(ParseResult parsed, LibraryGame game)
    {
        if (parsed.GetValue(_against) is not { } variant)
        {
            return null;
        }

        IChoice plain = s_flags.Apply(Plain(game), [(game.Slot.Name, variant)]);
        HashSet<string> read = [.. s_flags.ReadBy(plain).Select(flag => flag.Flag.Name)];
        read.Remove(game.Slot.Name);
        return Chosen(game, plain, [.. _settings.Given(parsed).Where(flag => read.Contains(flag.Flag))]);
    }

    private static Choice<KnownGame> Plain(LibraryGame game) =>
        Choice<KnownGame>.Of(s_root, s_catalogues).With(s_slot, game.Name);

    private static AnalysedGame Chosen(
        LibraryGame game, IChoice plain, IReadOnlyList<(string Flag, string Text)> given) =>
        new(game, ((Choice<KnownGame>)s_flags.Apply(plain, given)).Get(s_slot).Get(game.Slot));

    private static void RequireReadBy(LibraryGame game, FlagEntry flag)
    {
        string[] readers = [.. Readers(flag)];
        if (!readers.Contains(game.Name))
        {
            throw new UsageException($"analyze: {flag.Text} is not read by {game.Name}. "
                + $"It is read by {string.Join(", ", readers)}. Leave it out, or analyse another game.");
        }
    }

    private static IEnumerable<string> Readers(FlagEntry flag) =>
        flag.Targets.Select(target => target.ReadBy[0].Part).Distinct();

    private static string Meaning(FlagEntry flag) => flag.Targets[0].Setting is ISlot
        ? $"{flag.Meaning}, see --list [default: the game's first]"
        : $"{flag.Meaning} ({string.Join(", ", Readers(flag))})";
}
