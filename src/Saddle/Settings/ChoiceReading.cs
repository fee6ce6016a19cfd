using System.Text.Json;
using System.Text.Json.Nodes;

namespace Saddle.Settings;

/// <summary>Reads choices from JSON, and refuses all that no choice would have written.</summary>
/// <param name="catalogues">Where parts are found.</param>
internal sealed class ChoiceReading(Catalogues catalogues)
{
    /// <summary>Reads the choice at a path; an empty one is the root.</summary>
    /// <exception cref="ConfigurationException">It is no such choice.</exception>
    public IChoice Choice(ICatalogue catalogue, JsonNode? node, string path)
    {
        string label = path.Length == 0 ? catalogue.Kind : path;
        JsonObject members = node as JsonObject ?? throw new ConfigurationException(
            $"{label} takes an object of a name and settings. Got {JsonText.Shown(node)}. "
            + $"Write for example {{\"{Declaration.PartName}\": \"{catalogue.Names[0]}\", ...}}.");
        string own = ChoiceEntries.Join(path, Declaration.PartName);
        IChoice start = Named(catalogue, Member(members, Declaration.PartName, own, Words(catalogue), "null"), own);
        HashSet<string> read = [Declaration.PartName];
        Chosen values = Level(start.Values, members, path, read);
        RequireKnown(new(label, start, catalogue), values, members, read);
        return start.WithValues(values);
    }

    private static string Words(ICatalogue catalogue) => $"one of {string.Join(", ", catalogue.Names)}";

    private static JsonNode? Member(JsonObject members, string name, string path, string words, string example) =>
        members.TryGetPropertyValue(name, out JsonNode? node)
            ? node
            : throw new ConfigurationException(
                $"{path} is missing. It takes {words}. Add it; by default it is {example}.");

    private static void RequireKnown(SettingOwner owner, Chosen level, JsonObject members, HashSet<string> read)
    {
        foreach ((string name, JsonNode? node) in members)
        {
            if (!read.Contains(name))
            {
                throw Refusals.Unknown(owner, level, name, $" Got {JsonText.Shown(node)}.");
            }
        }
    }

    private static object? Value(IValueSetting setting, JsonObject members, string path)
    {
        IRange range = setting.Range;
        if (setting.IsLater && !members.ContainsKey(setting.Name))
        {
            return setting.DefaultValue;
        }

        JsonNode? node = Member(
            members, setting.Name, path, range.Words, JsonText.Shown(range.ToJsonValue(setting.DefaultValue)));
        return range.TryReadValue(node, out object? value) ? value : throw new ConfigurationException(
            $"{path} takes {range.Words}. Got {JsonText.Shown(node)}. "
            + $"Restore it; by default it is {JsonText.Shown(range.ToJsonValue(setting.DefaultValue))}.");
    }

    private IChoice Named(ICatalogue catalogue, JsonNode? node, string path) =>
        node?.GetValueKind() == JsonValueKind.String && node.GetValue<string>() is { } name
            ? catalogue.Names.Contains(name)
                ? catalogue.ChooseIn(catalogues, name, depth: 0)
                : throw new ConfigurationException($"{path}: there is no {catalogue.Kind} '{name}'. The nearest names "
                    + $"are {NearestNames.List(name, catalogue.Names)}. Restore it, or use a program that has it.")
            : throw new ConfigurationException($"{path} takes {Words(catalogue)}. Got {JsonText.Shown(node)}. "
                + $"Write for example \"{catalogue.Names[0]}\".");

    private Chosen Level(Chosen defaults, JsonObject members, string path, HashSet<string> read) => new(
        defaults.Settings,
        [
            .. defaults.Settings.Zip(defaults.Values)
                .Select(pair => Read(pair.First, pair.Second, members, path, read)),
        ],
        catalogues);

    private object? Read(ISetting setting, object? value, JsonObject members, string path, HashSet<string> read)
    {
        string own = ChoiceEntries.Join(path, setting.Name);
        read.Add(setting.Name);
        return setting switch
        {
            IValueSetting known => Value(known, members, own),
            ISlot { IsInline: true } slot => Inline(slot, members, path, read),
            ISlot slot => Choice(slot.PartsIn(catalogues), Part(slot, members, own), own),
            _ => Group((Chosen)value!, members, setting.Name, own),
        };
    }

    private JsonNode? Part(ISlot slot, JsonObject members, string path) =>
        Member(members, slot.Name, path, Words(slot.PartsIn(catalogues)), $"\"{slot.Default}\"");

    private IChoice Inline(ISlot slot, JsonObject members, string path, HashSet<string> read)
    {
        string own = ChoiceEntries.Join(path, slot.Name);
        IChoice start = Named(slot.PartsIn(catalogues), Part(slot, members, own), own);
        return start.WithValues(Level(start.Values, members, path, read));
    }

    private Chosen Group(Chosen defaults, JsonObject members, string name, string path)
    {
        string words = $"an object of {Refusals.Names(defaults.VisibleNames())}";
        JsonNode? node = Member(members, name, path, words, "{...}");
        JsonObject inner = node as JsonObject ?? throw new ConfigurationException(
            $"{path} takes {words}. Got {JsonText.Shown(node)}. Restore it as it was written.");
        HashSet<string> read = [];
        Chosen values = Level(defaults, inner, path, read);
        RequireKnown(SettingOwner.OfGroup(path), values, inner, read);
        return values;
    }
}
