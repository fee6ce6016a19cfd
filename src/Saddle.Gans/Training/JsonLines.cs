using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Saddle.Gans.Training;

/// <summary>Files of one JSON object per line, each with its step.</summary>
internal static class JsonLines
{
    /// <summary>Adds a report.</summary>
    /// <exception cref="RunException">The file cannot be written.</exception>
    public static void Append(string path, TrainingReport report) =>
        RunFile.AppendLine(path, JsonSerializer.Serialize(report, ReportContext.Default.TrainingReport));

    /// <summary>Removes lines beyond a step, and lines cut short by a kill.</summary>
    public static void Rewind(string path, long step)
    {
        string text = File.ReadAllText(path);
        var kept = new StringBuilder();
        foreach (string line in text.Split('\n').Where(line => StepOf(line) is long at && at <= step))
        {
            kept.Append(line).Append('\n');
        }

        // Also where only the last line's end is missing: the next line would otherwise join it.
        if (kept.ToString() != text)
        {
            RunFile.WriteText(path, kept.ToString());
        }
    }

    private static long? StepOf(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.TryGetProperty("step", out JsonElement step) ? step.GetInt64() : null;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}

/// <summary>Serialisation code written at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(TrainingReport))]
internal sealed partial class ReportContext : JsonSerializerContext;
