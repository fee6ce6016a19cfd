using System.CommandLine;
using Saddle.Settings;

namespace Saddle.Cli.Parsing;

/// <summary>Flags that settings declare, as options of a verb; help tells of them apart from the verb's own.</summary>
internal sealed class SettingFlags
{
    private readonly List<(string Name, Option Option)> _flags;

    public SettingFlags(IEnumerable<FlagEntry> flags) => _flags = [.. flags.SelectMany(OptionsOf)];

    /// <summary>The options, in order.</summary>
    public IEnumerable<Option> All => _flags.Select(flag => flag.Option);

    /// <summary>What a command line has of them: names without dashes in front, and values.</summary>
    public IReadOnlyList<(string Flag, string Text)> Given(ParseResult parsed) =>
    [
        .. from flag in _flags
           where Flag.IsGiven(parsed, flag.Option)
           select (flag.Name, flag.Option is Option<string?> text ? parsed.GetValue(text) ?? "" : ""),
    ];

    private static IEnumerable<(string Name, Option Option)> OptionsOf(FlagEntry flag)
    {
        string meaning = flag.Meaning is [var first, .. var rest] ? $"{char.ToUpperInvariant(first)}{rest}" : "";
        Option own = flag.IsSwitch
            ? Flag.Switch(flag.Text, meaning)
            : Flag.Text(flag.Text, flag.ValueName, meaning);
        yield return (flag.Name, own);
        if (flag.IsSwitch)
        {
            string off = FlagEntry.Off + flag.Name;
            Option turnedOff = Flag.Switch($"--{off}", $"Turn {flag.Text} off");
            turnedOff.Hidden = true;
            yield return (off, turnedOff);
        }
    }
}
