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
        AppendLine(path, JsonSerializer.Serialize(report, ReportContext.Default.TrainingReport));

    /// <summary>Adds a line.</summary>
    /// <exception cref="RunException">The file cannot be written.</exception>
    public static void AppendLine(string path, string line)
    {
        try
        {
            File.AppendAllText(path, line + "\n");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new RunException(
                $"run: a file cannot be written. {path}: {problem.Message} " +
                "Free some space or choose a folder that can be written to; what was saved before is untouched.", problem);
        }
    }

    /// <summary>Removes lines beyond a step, and lines cut short by a kill.</summary>
    public static void Rewind(string path, long step)
    {
        string[] lines = File.ReadAllLines(path);
        string[] kept = [.. lines.Where(line => StepOf(line) is long at && at <= step)];
        if (kept.Length != lines.Length)
        {
            var text = new StringBuilder();
            foreach (string line in kept)
            {
                text.Append(line).Append('\n');
            }

            AtomicFile.WriteText(path, text.ToString());
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
