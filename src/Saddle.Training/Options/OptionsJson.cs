using System.Text.Json.Nodes;
using Saddle.Settings;

namespace Saddle.Training.Options;

/// <summary>Objects of settings whose part needs no name, since only one can stand there.</summary>
internal static class OptionsJson
{
    private const string Name = "name";

    /// <summary>The same without the part's name.</summary>
    public static JsonObject Unnamed(JsonObject json)
    {
        json.Remove(Name);
        return json;
    }

    /// <summary>The same with the part's name in front.</summary>
    /// <exception cref="ConfigurationException">There is a name already.</exception>
    public static JsonObject Named(JsonObject json, string part)
    {
        if (json.ContainsKey(Name))
        {
            throw new ConfigurationException(
                $"options: '{Name}' is no option. Got {json[Name]?.ToJsonString() ?? "null"}. Leave it out.");
        }

        JsonObject named = new() { [Name] = part };
        foreach ((string member, JsonNode? value) in json.ToArray())
        {
            json.Remove(member);
            named[member] = value;
        }

        return named;
    }
}
