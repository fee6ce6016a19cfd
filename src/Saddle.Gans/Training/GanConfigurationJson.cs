using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Saddle.Settings;

namespace Saddle.Gans.Training;

/// <summary>Configurations as JSON, and how two of them differ.</summary>
public static class GanConfigurationJson
{
    private static readonly HashSet<string> s_free =
    [
        "version", "method", "steps", "threads", "snapshotEvery", "keepSnapshots", "reportEvery", "metrics",
        "finiteChecks",
    ];

    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false };

    /// <summary>One indented object with every option, in camel case.</summary>
    public static string ToJson(GanConfiguration configuration) =>
        JsonSerializer.Serialize(configuration, ConfigurationContext.Default.GanConfiguration);

    /// <summary>Reads what <see cref="ToJson"/> wrote; options left out take their defaults.</summary>
    /// <exception cref="ConfigurationException">The text is no such object or names an unknown option.</exception>
    public static GanConfiguration FromJson(string json)
    {
        try
        {
            JsonObject given = JsonNode.Parse(json, documentOptions: s_strict) as JsonObject
                ?? throw new JsonException("The text is no object.");
            Rename(given);
            Complete(given, Node(new GanConfiguration()));
            return given.Deserialize(ConfigurationContext.Default.GanConfiguration)!;
        }
        catch (JsonException problem)
        {
            throw new ConfigurationException(
                $"configuration: the JSON cannot be read. {problem.Message} Restore the file as the run wrote it.");
        }
    }

    /// <summary>
    /// Hyper-parameters in which two configurations differ, as <c>name: first → second</c>, in order.
    /// </summary>
    public static IReadOnlyList<string> Differences(GanConfiguration first, GanConfiguration second) =>
        Differences(first, second, IsHyperparameter);

    /// <summary>The same among options that count.</summary>
    /// <param name="first">One configuration.</param>
    /// <param name="second">The other.</param>
    /// <param name="counts">Whether an option of a name does.</param>
    internal static IReadOnlyList<string> Differences(
        GanConfiguration first, GanConfiguration second, Func<string, bool> counts)
    {
        List<string> differences = [];
        foreach ((string name, JsonNode? value) in Node(first))
        {
            if (counts(name))
            {
                Compare(name, value, Node(second)[name], differences);
            }
        }

        return differences;
    }

    internal static bool IsHyperparameter(string name) => !s_free.Contains(name);

    private static JsonObject Node(GanConfiguration configuration) =>
        JsonSerializer.SerializeToNode(configuration, ConfigurationContext.Default.GanConfiguration)!.AsObject();

    // Runs from before there were other dynamics name theirs so.
    private static void Rename(JsonObject given)
    {
        if (given.Remove("play", out JsonNode? name) && !given.ContainsKey("dynamics"))
        {
            given["dynamics"] = new JsonObject { ["name"] = name };
        }
    }

    // Code written at build time sets what is missing to zeros and nulls, not to the defaults of the record.
    private static void Complete(JsonObject given, JsonObject defaults)
    {
        foreach ((string name, JsonNode? value) in defaults)
        {
            if (!given.TryGetPropertyValue(name, out JsonNode? own))
            {
                given[name] = value?.DeepClone();
            }
            else if (own is JsonObject inner && value is JsonObject innerDefaults)
            {
                Complete(inner, innerDefaults);
            }
        }
    }

    private static void Compare(string name, JsonNode? value, JsonNode? other, List<string> differences)
    {
        if (value is JsonObject inner && other is JsonObject otherInner)
        {
            foreach ((string part, JsonNode? own) in inner)
            {
                Compare($"{name}.{part}", own, otherInner[part], differences);
            }
        }
        else if (!JsonNode.DeepEquals(value, other))
        {
            differences.Add($"{name}: {Text(value)} → {Text(other)}");
        }
    }

    private static string Text(JsonNode? node) => node is null ? "null" : node.ToJsonString().Trim('"');
}

/// <summary>Serialisation code written at build time.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(GanConfiguration))]
internal sealed partial class ConfigurationContext : JsonSerializerContext;
