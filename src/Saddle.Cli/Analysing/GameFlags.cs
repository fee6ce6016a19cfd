using System.CommandLine;
using Saddle.Cli.Parsing;
using Saddle.Games.Library;
using Saddle.Settings;

namespace Saddle.Cli.Analysing;

/// <summary>The flags that choose a game of the library: its variant, and a flag per setting of any game.</summary>
internal sealed class GameFlags
{
    private readonly Option<string?> _variant =
        Flag.Text("--variant", "NAME", "The way to play the game, see --list [default: the game's first]");

    private readonly Option<string?> _against =
        Flag.Text("--against", "NAME", "Another variant, whose spectrum is set beside");

    private readonly Dictionary<string, Option<double?>> _settings =
        GameCatalogue.All.SelectMany(game => game.Variants.SelectMany(variant => variant.Settings)
                .DistinctBy(setting => setting.Name).Select(setting => (game, setting)))
            .GroupBy(entry => entry.setting.Name, entry => (entry.game, entry.setting))
            .ToDictionary(group => group.Key, group => Flag.AnyNumber($"--{group.Key}", Meaning([.. group])));

    /// <summary>All flags, which are for games only.</summary>
    public IEnumerable<Option> All => [_variant, _against, .. _settings.Values];

    public void AddTo(Command command)
    {
        foreach (Option flag in All)
        {
            command.Add(flag);
        }
    }

    /// <summary>The game with the variant and settings of a command line.</summary>
    public AnalysedGame Read(ParseResult parsed, LibraryGame game)
    {
        GameVariant variant = Variant(game, parsed.GetValue(_variant) ?? game.Variants[0].Name);
        Dictionary<string, double> chosen = _settings.Where(setting => Flag.IsGiven(parsed, setting.Value))
            .ToDictionary(setting => setting.Key, setting => parsed.GetValue(setting.Value)!.Value);
        return new AnalysedGame(game, variant, chosen);
    }

    /// <summary>The variant to set beside, with the settings that it has; null for none.</summary>
    public AnalysedGame? Against(ParseResult parsed, AnalysedGame game)
    {
        if (parsed.GetValue(_against) is not { } name)
        {
            return null;
        }

        GameVariant variant = Variant(game.Entry, name);
        return new AnalysedGame(game.Entry, variant, game.Chosen
            .Where(choice => variant.Settings.Any(setting => setting.Name == choice.Key)).ToDictionary());
    }

    private static GameVariant Variant(LibraryGame game, string name) =>
        game.Variants.FirstOrDefault(variant => variant.Name == name) ?? throw new UsageException(
            $"analyze: {game.Name} has no variant '{name}'. "
            + $"{NearestNames.Sentence(name, game.Variants.Select(variant => variant.Name))} "
            + "See 'saddle analyze --list'.");

    private static string Meaning(IReadOnlyList<(LibraryGame Game, GameSetting Setting)> uses) =>
        $"{string.Join(", ", uses.Select(use => use.Game.Name).Distinct())}: {uses[0].Setting.Meaning}";
}
