using System.CommandLine;
using Saddle.Settings;

namespace Saddle.Cli.Parsing;

/// <summary>Flags that settings declare, as options of a verb.</summary>
internal sealed class SettingFlags
{
    private readonly List<(FlagEntry Entry, Option Option)> _flags;

    public SettingFlags(IEnumerable<FlagEntry> flags) => _flags = [.. flags.Select(flag => (flag, OptionOf(flag)))];

    /// <summary>The options, in order.</summary>
    public IEnumerable<Option> All => _flags.Select(flag => flag.Option);

    /// <summary>What a command line has of them: names without dashes in front, and values.</summary>
    public IReadOnlyList<(string Flag, string Text)> Given(ParseResult parsed) =>
    [
        .. from flag in _flags
           where Flag.IsGiven(parsed, flag.Option)
           select (flag.Entry.Name, flag.Option is Option<string?> text ? parsed.GetValue(text) ?? "" : ""),
    ];

    private static Option OptionOf(FlagEntry flag)
    {
        string meaning = $"{char.ToUpperInvariant(flag.Meaning[0])}{flag.Meaning[1..]}";
        return flag.IsSwitch
            ? Flag.Switch(flag.Text, meaning)
            : Flag.Text(flag.Text, flag.ValueName, meaning);
    }
}
