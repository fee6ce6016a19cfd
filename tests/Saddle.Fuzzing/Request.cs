using System.Globalization;

namespace Saddle.Fuzzing;

/// <summary>What the command line asks for.</summary>
/// <param name="Targets">The readers.</param>
internal sealed record Request(IReadOnlyList<Target> Targets)
{
    /// <summary>Inputs a reader.</summary>
    public long Count { get; private init; } = 10_000;

    /// <summary>Chooses the inputs.</summary>
    public long Seed { get; private init; }

    /// <summary>Where inputs that fail are kept.</summary>
    public string Failures { get; private init; } = "fuzz-failures";

    /// <summary>An input to read again; null for none.</summary>
    public string? Replay { get; private init; }

    /// <exception cref="ArgumentException">An option or name is unknown.</exception>
    public static Request Parse(IEnumerable<string> arguments)
    {
        var rest = new Queue<string>(arguments);
        var request = new Request([]);
        while (rest.TryDequeue(out string? word))
        {
            request = word switch
            {
                "--count" => request with { Count = Number(rest) },
                "--seed" => request with { Seed = Number(rest) },
                "--failures" when rest.TryDequeue(out string? folder) => request with { Failures = folder },
                "--replay" when rest.TryDequeue(out string? file) => request with { Replay = file },
                _ => new Request([.. request.Targets, Named(word)])
                {
                    Count = request.Count,
                    Seed = request.Seed,
                    Failures = request.Failures,
                    Replay = request.Replay,
                },
            };
        }

        return request.Targets.Count > 0 ? request : request with { Targets = TargetList.All };
    }

    private static long Number(Queue<string> rest) =>
        rest.TryDequeue(out string? text)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw Refusal("an option needs a whole number.");

    private static Target Named(string name) => TargetList.All.FirstOrDefault(target => target.Name == name)
        ?? throw Refusal($"there is no reader '{name}'.");

    private static ArgumentException Refusal(string problem) => new($"fuzz: {problem} "
        + "Usage: Saddle.Fuzzing [READER...] [--count N] [--seed S] [--failures FOLDER] [--replay FILE]; readers are "
        + $"{string.Join(", ", TargetList.All.Select(target => target.Name))}.");
}
