using System.Text.Json.Nodes;

namespace Saddle.Settings;

/// <summary>Writes choices as JSON.</summary>
internal static class ChoiceJson
{
    /// <summary>The part's name, then its settings.</summary>
    public static JsonObject Of(IChoice choice)
    {
        JsonObject json = new() { [Declaration.PartName] = choice.Part.Name };
        Add(json, choice.Values);
        return json;
    }

    private static void Add(JsonObject json, Chosen level)
    {
        foreach ((ISetting setting, object? value) in level.Settings.Zip(level.Values))
        {
            switch (setting, value)
            {
                case (IValueSetting { IsLater: true } later, _) when later.DefaultText == later.Range.WriteValue(value):
                    break;
                case (IValueSetting written, _):
                    json[setting.Name] = written.Range.ToJsonValue(value);
                    break;
                case (ISlot { IsInline: true }, IChoice part):
                    json[setting.Name] = part.Part.Name;
                    Add(json, part.Values);
                    break;
                case (ISlot, IChoice part):
                    json[setting.Name] = Of(part);
                    break;
                case (Group, Chosen group):
                    JsonObject inner = [];
                    Add(inner, group);
                    json[setting.Name] = inner;
                    break;
            }
        }
    }
}
