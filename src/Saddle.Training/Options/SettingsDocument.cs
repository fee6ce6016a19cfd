using System.Text;
using Saddle.Settings;

namespace Saddle.Training.Options;

/// <summary>Everything that can be chosen, as a document in Markdown.</summary>
public static class SettingsDocument
{
    /// <summary>The document.</summary>
    /// <param name="catalogues">What can be chosen by name.</param>
    public static string Of(Catalogues catalogues)
    {
        Part<RunSettings> root = RunSettings.Part(catalogues);
        Flags flags = new(root, catalogues);
        StringBuilder text = new();
        text.Append(
            """
            # Settings

            Everything that can be chosen of a run, printed from the declarations by `saddle methods --markdown`. A path
            is where a setting stands in `options.json` and in `compare --vary`; a flag sets it in `train`, `resume` and
            `compare`. Settings of a part have its slot's path in front: `penalty.weight` is `--penalty-weight`.

            """);
        Section(text, "Every run", "", root.Settings, flags, catalogues);
        foreach (ICatalogue catalogue in catalogues.Where(other => other is not Catalogue<Preset>))
        {
            text.Append('\n').Append("## ").Append(TitleOf(catalogue)).Append('\n');
            foreach (IPart part in catalogue.Parts)
            {
                string source = part.Source.Length > 0 ? $" ({part.Source})" : "";
                Section(text, $"`{part.Name}`", $"{part.Summary}{source}.\n", part.Settings, flags, catalogues);
            }
        }

        Presets(text, catalogues);
        return text.ToString();
    }

    /// <summary>What the parts of a catalogue are called together, with a capital.</summary>
    public static string TitleOf(ICatalogue catalogue)
    {
        string kind = catalogue.Kind;
        string plural = kind[^1] switch
        {
            's' => kind,
            'y' => $"{kind[..^1]}ies",
            _ => $"{kind}s",
        };
        return $"{char.ToUpperInvariant(plural[0])}{plural[1..]}";
    }

    private static void Section(StringBuilder text, string title, string intro, IReadOnlyList<ISetting> settings,
        Flags flags, Catalogues catalogues)
    {
        text.Append("\n### ").Append(title).Append("\n\n").Append(intro);
        (string Path, ISetting Setting)[] rows = [.. Flattened(settings, "")];
        if (rows.Length == 0)
        {
            return;
        }

        text.Append(intro.Length > 0 ? "\n" : "")
            .Append("| setting | flag | default | values | meaning |\n| --- | --- | --- | --- | --- |\n");
        foreach ((string path, ISetting setting) in rows)
        {
            text.Append("| `").Append(path).Append("` | ").Append(FlagOf(setting, flags)).Append(" | `")
                .Append(Cell(DefaultOf(setting))).Append("` | ").Append(Cell(WordsOf(setting, catalogues)))
                .Append(" | ").Append(Cell(setting.Meaning)).Append(" |\n");
        }
    }

    private static void Presets(StringBuilder text, Catalogues catalogues)
    {
        text.Append("\n## Methods\n");
        foreach (Method method in Method.In(catalogues))
        {
            text.Append("\n### `").Append(method.Name).Append("`\n\n").Append(method.Summary).Append(" (")
                .Append(method.Source).Append("). Recipe `").Append(method.Preset.Recipe).Append("`.\n");
            if (method.Preset.Values.Count > 0)
            {
                text.Append("\n| setting | value | where |\n| --- | --- | --- |\n");
            }

            foreach (PresetValue value in method.Preset.Values)
            {
                text.Append("| `").Append(value.Path).Append("` | `").Append(value.Text).Append("` | ")
                    .Append(WhereOf(value)).Append(" |\n");
            }
        }
    }

    private static string WhereOf(PresetValue value) => string.Join(", ", new[]
    {
        value.On is { } kind ? $"for {kind.Words}" : null,
        value.With is { } needed ? $"with {needed.Slot} `{needed.Part}`" : null,
    }.OfType<string>());

    private static IEnumerable<(string Path, ISetting Setting)> Flattened(
        IReadOnlyList<ISetting> settings, string path) => settings.SelectMany(setting =>
        {
            string own = path.Length == 0 ? setting.Name : $"{path}.{setting.Name}";
            return setting is Group group ? Flattened(group.Settings, own) : [(own, setting)];
        });

    private static string FlagOf(ISetting setting, Flags flags)
    {
        FlagEntry[] own =
        [
            .. flags.All.Where(flag => flag.Targets.Any(target => ReferenceEquals(target.Setting, setting)))
                .OrderBy(flag => flag.Name.Length),
        ];
        return own.Length == 0 ? "" : $"`{own[0].Text}`";
    }

    private static string DefaultOf(ISetting setting) =>
        setting is ISlot slot ? slot.Default : ((IValueSetting)setting).DefaultText;

    private static string WordsOf(ISetting setting, Catalogues catalogues) => setting is ISlot slot
        ? $"one of the {TitleOf(slot.PartsIn(catalogues)).ToLowerInvariant()}"
        : ((IValueSetting)setting).Range.Words;

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
