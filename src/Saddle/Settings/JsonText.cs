using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Saddle.Settings;

/// <summary>JSON as text: indented, and read without forgiving anything.</summary>
public static class JsonText
{
    private const int Longest = 40;

    /// <summary>An object on several lines, with a line feed at the end of each.</summary>
    public static string Write(JsonObject json)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter writer = new(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    /// <summary>Reads one object.</summary>
    /// <param name="text">The text.</param>
    /// <param name="owner">What the object is, for refusals.</param>
    /// <exception cref="ConfigurationException">It is no JSON, no object, or has a member twice.</exception>
    public static JsonObject Read(string text, string owner)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            RequireSound(document.RootElement, "", owner);
            JsonNode? read = JsonNode.Parse(text);
            return read as JsonObject ?? throw new ConfigurationException(
                $"{owner}: the JSON must be one object. Got {Shown(read)}. Restore the file as it was written.");
        }
        catch (JsonException problem)
        {
            string line = (1 + (problem.LineNumber ?? 0)).ToString(CultureInfo.InvariantCulture);
            throw new ConfigurationException($"{owner}: the JSON cannot be read. It is broken on line {line}. "
                + "Restore the file as it was written.");
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: the grammar of JSON allows it, but it stands for no character.
            throw new ConfigurationException($"{owner}: the JSON cannot be read. "
                + "It has an escape that is no character. Restore the file as it was written.");
        }
    }

    /// <summary>A value as a message shows it.</summary>
    internal static string Shown(JsonNode? node) => Shown(node?.ToJsonString() ?? "null");

    private static string Shown(string json) => json.Length > Longest ? $"{json[..Longest]}…" : json;

    private static void RequireSound(JsonElement element, string path, string owner)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            element.GetString();
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray())
            {
                RequireSound(item, path, owner);
            }
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        Dictionary<string, JsonElement> seen = [];
        foreach (JsonProperty member in element.EnumerateObject())
        {
            string own = ChoiceEntries.Join(path, member.Name);
            if (!seen.TryAdd(member.Name, member.Value))
            {
                throw new ConfigurationException($"{owner}: '{own}' is there twice. "
                    + $"Got {Shown(seen[member.Name].GetRawText())} and {Shown(member.Value.GetRawText())}. Keep one.");
            }

            RequireSound(member.Value, own, owner);
        }
    }
}
