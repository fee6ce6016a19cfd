using System.Text;
using Saddle.Cli.Parsing;
using Saddle.Settings;
using Saddle.Training.Options;

namespace Saddle.Cli.Training;

/// <summary>Tells what a method reads: each setting with its flag, value, meaning and range.</summary>
internal static class MethodText
{
    /// <summary>The text.</summary>
    /// <param name="options">The method's options for some data.</param>
    /// <param name="vocabulary">What can be named.</param>
    /// <param name="columns">How wide lines may be.</param>
    public static string Of(RunOptions options, Vocabulary vocabulary, int columns)
    {
        var method = Method.Named(options.Method, vocabulary.Catalogues);
        var text = new StringBuilder();
        text.Append(method.Name).Append(": ").Append(method.Summary).Append('\n');
        text.Append(method.Source.Length > 0 ? $"Source: {method.Source}\n" : "").Append('\n');
        text.Append("What it reads, with its values for these data:\n");
        ReadFlag[] read = [.. vocabulary.Flags.ReadBy(options.Chosen).Where(flag => flag.Flag.Name != "method")];
        int widest = read.Max(flag => NameOf(flag).Length) + 4;
        foreach (ReadFlag flag in read.Where(flag => !IsOnePlayers(flag, read)))
        {
            string values = string.Join(", ", flag.Entries.Select(entry => entry.Text).Distinct());
            string range = RangeOf(flag.Entries[0].Setting, vocabulary.Catalogues);
            text.Append(Paragraph.Of($"  {NameOf(flag)}", widest, $"{values}: {MeaningOf(flag)}{range}", columns))
                .Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The text of a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="catalogue">Where it is listed.</param>
    /// <param name="vocabulary">What can be named.</param>
    /// <param name="columns">How wide lines may be.</param>
    public static string Of(IPart part, ICatalogue catalogue, Vocabulary vocabulary, int columns)
    {
        var text = new StringBuilder();
        text.Append(part.Name).Append(", ").Append(catalogue.Kind).Append(": ").Append(part.Summary).Append('\n');
        text.Append(part.Source.Length > 0 ? $"Source: {part.Source}\n" : "").Append('\n');
        text.Append(part.Settings.Count == 0 ? "It has no settings.\n" : "What it reads, with the usual values:\n");
        (string Name, ISetting Setting)[] read =
            [.. part.Settings.Select(setting => (FlagOf(setting, vocabulary), setting))];
        int widest = read.Select(row => row.Name.Length).DefaultIfEmpty().Max() + 4;
        foreach ((string name, ISetting setting) in read)
        {
            string value = setting is ISlot slot ? slot.Default : (setting as IValueSetting)?.DefaultText ?? "";
            text.Append(Paragraph.Of(
                $"  {name}", widest, $"{value}: {setting.Meaning}{RangeOf(setting, vocabulary.Catalogues)}", columns))
                .Append('\n');
        }

        return text.ToString();
    }

    private static string FlagOf(ISetting setting, Vocabulary vocabulary)
    {
        FlagEntry? flag = vocabulary.Flags.All.Where(flag => flag.Targets.Any(target => target.Setting == setting))
            .MinBy(flag => flag.Name.Length);
        return flag is null ? setting.Name : $"{flag.Text} {flag.ValueName}".TrimEnd();
    }

    // Where both players have the same value, the shared flag tells it.
    private static bool IsOnePlayers(ReadFlag flag, ReadFlag[] read) => flag.Entries is [var only]
        && read.Any(other => other.Entries.Count > 1 && other.Entries.Contains(only)
            && other.Entries.All(entry => entry.Text == only.Text));

    private static string NameOf(ReadFlag flag) => $"{flag.Flag.Text} {flag.Flag.ValueName}".TrimEnd();

    private static string MeaningOf(ReadFlag flag) => flag.Entries[0].Setting.Meaning;

    private static string RangeOf(ISetting setting, Catalogues catalogues) => setting switch
    {
        IValueSetting { Range: { ValueName.Length: > 0, Words: var words } } => $" [{words}]",
        ISlot slot => $" [{string.Join(", ", slot.PartsIn(catalogues).Names)}]",
        _ => "",
    };
}
