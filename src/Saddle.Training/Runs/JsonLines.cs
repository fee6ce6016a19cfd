using System.Text.Json;
using System.Text.Json.Nodes;

namespace Saddle.Training.Runs;

/// <summary>Files of one JSON object per line, each with its step.</summary>
internal static class JsonLines
{
    private const int LongestLine = 1 << 16;

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
        File.Exists(path) && Lines(path).Any(line => StepOf(line.Text) == step);

    /// <summary>Removes lines beyond a step, and lines cut short by a kill.</summary>
    public static void Rewind(RunFiles files, string path, long step)
    {
        bool IsKept(Line line) => StepOf(line.Text) is long at && at <= step;

        // Also where only the last line's end is missing: the next line would otherwise join it.
        if (Lines(path).Any(line => !line.IsEnded || !IsKept(line)))
        {
            files.Write(path, stream =>
            {
                foreach (Line line in Lines(path).Where(IsKept))
                {
                    stream.Write(line.Text.Span);
                    stream.WriteByte((byte)'\n');
                }
            });
        }
    }

    // Each holds until the next is asked for; of one that is longer than any of ours, the start.
    private static IEnumerable<Line> Lines(string path)
    {
        using FileStream file = File.OpenRead(path);
        var text = new byte[LongestLine];
        int length = 0;
        for (int next = file.ReadByte(); next >= 0; next = file.ReadByte())
        {
            if (next == '\n')
            {
                yield return new Line(text.AsMemory(0, length), IsEnded: true);
                length = 0;
            }
            else if (length < text.Length)
            {
                text[length++] = (byte)next;
            }
        }

        if (length > 0)
        {
            yield return new Line(text.AsMemory(0, length), IsEnded: false);
        }
    }

    private static long? StepOf(ReadOnlyMemory<byte> line)
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

    private readonly record struct Line(ReadOnlyMemory<byte> Text, bool IsEnded);
}
