using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Saddle.Training.Runs;

/// <summary>Files of one JSON object per line, each with its step.</summary>
internal static class JsonLines
{
    /// <summary>Adds a line: the step, then named numbers; what is not finite is written as text.</summary>
    /// <exception cref="RunException">The file cannot be written.</exception>
    public static void Append(RunFiles files, string path, long step, IEnumerable<Figure> figures)
    {
        var line = new JsonObject { ["step"] = step };
        foreach ((string name, double value) in figures)
        {
            line[name] = double.IsFinite(value)
                ? value
                : value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        files.AppendLine(path, line.ToJsonString());
    }

    /// <summary>Whether a file has a line of a step.</summary>
    public static bool Has(string path, long step) =>
        File.Exists(path) && File.ReadLines(path).Any(line => StepOf(line) == step);

    /// <summary>Removes lines beyond a step, and lines cut short by a kill.</summary>
    public static void Rewind(RunFiles files, string path, long step)
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
            files.WriteText(path, kept.ToString());
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
