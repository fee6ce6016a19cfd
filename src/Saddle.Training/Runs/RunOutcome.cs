using System.Text.Json;
using System.Text.Json.Nodes;

namespace Saddle.Training.Runs;

/// <summary>How a run ended last.</summary>
public enum RunEnding
{
    /// <summary>It goes on, or was killed.</summary>
    Open,

    /// <summary>It has its length.</summary>
    Finished,

    /// <summary>It was asked to stop, or its data could not be read any more; everything is saved.</summary>
    Stopped,

    /// <summary>A number was no longer finite.</summary>
    Diverged,
}

/// <summary>How a run ended last, with the step and what there is to say about it.</summary>
/// <param name="Ending">How.</param>
/// <param name="Step">Steps so far.</param>
/// <param name="Report">Of a divergence: what was no longer finite, and what to do; of data that could not be read:
/// why; else empty.</param>
public sealed record RunOutcome(RunEnding Ending, long Step, string Report = "")
{
    /// <summary>One JSON object.</summary>
    internal string ToJson() => new JsonObject
    {
        ["outcome"] = NameOf(Ending),
        ["step"] = Step,
        ["report"] = Report,
    }.ToJsonString(new JsonSerializerOptions { WriteIndented = true });

    /// <summary>Reads what <see cref="ToJson"/> wrote; anything else is a run that goes on.</summary>
    internal static RunOutcome FromJson(string json)
    {
        try
        {
            JsonNode? read = JsonNode.Parse(json);
            string name = (string?)read?["outcome"] ?? "";
            RunEnding ending = Enum.GetValues<RunEnding>().FirstOrDefault(known => NameOf(known) == name);
            return new RunOutcome(ending, (long?)read?["step"] ?? 0, (string?)read?["report"] ?? "");
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException
            or ArgumentException)
        {
            return new RunOutcome(RunEnding.Open, 0);
        }
    }

    private static string NameOf(RunEnding ending) => ending switch
    {
        RunEnding.Finished => "finished",
        RunEnding.Stopped => "stopped",
        RunEnding.Diverged => "diverged",
        _ => "open",
    };
}
