using System.Globalization;

namespace Saddle.Benchmarks;

/// <summary>What the command line asks for.</summary>
internal sealed record Request
{
    private const string Usage =
        "Usage: Saddle.Benchmarks NAME... [--threads N] [--repeats N] [--explain] [--profile] [--first-step]";

    public IReadOnlyList<string> Names { get; private init; } = [];

    /// <summary>Worker threads.</summary>
    public int Threads { get; private init; } = 2;

    /// <summary>How many timings, of which the least counts.</summary>
    public int Repeats { get; private init; } = 7;

    /// <summary>Whether to print the kernels as well.</summary>
    public bool Explain { get; private init; }

    /// <summary>Whether to print the time of each kernel as well.</summary>
    public bool Profile { get; private init; }

    /// <summary>Whether to time only from the start of the process to the end of the first iteration.</summary>
    public bool FirstStep { get; private init; }

    /// <exception cref="ArgumentException">An option or a name is unknown, or no name is given.</exception>
    public static Request Parse(IEnumerable<string> arguments)
    {
        var rest = new Queue<string>(arguments);
        var request = new Request();
        while (rest.TryDequeue(out string? word))
        {
            request = word switch
            {
                "--threads" => request with { Threads = Number(word, rest, most: 1024) },
                "--repeats" => request with { Repeats = Number(word, rest, most: 1_000_000) },
                "--explain" => request with { Explain = true },
                "--profile" => request with { Profile = true },
                "--first-step" => request with { FirstStep = true },
                _ when word.StartsWith('-') => throw Refusal($"there is no option '{word}'."),
                _ when WorkloadTable.Find(word) is null => throw Refusal(
                    $"there is no workload '{word}'. Choose from {WorkloadTable.Patterns}."),
                _ => request with { Names = [.. request.Names, word] },
            };
        }

        return request.Names.Count > 0
            ? request
            : throw Refusal($"no workload was named. Choose from {WorkloadTable.Patterns}.");
    }

    /// <summary>The words that ask the same of one workload.</summary>
    public string[] WordsFor(string name) =>
    [
        name, "--threads", Threads.ToString(CultureInfo.InvariantCulture),
        "--repeats", Repeats.ToString(CultureInfo.InvariantCulture),
        .. Explain ? ["--explain"] : (string[])[],
        .. Profile ? ["--profile"] : (string[])[],
        .. FirstStep ? ["--first-step"] : (string[])[],
    ];

    private static int Number(string option, Queue<string> rest, int most)
    {
        string given = rest.TryDequeue(out string? word) ? word : "";
        return int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= 1 && number <= most
            ? number
            : throw Refusal($"{option} needs a number from 1 to {most}, got '{given}'.");
    }

    private static ArgumentException Refusal(string problem) => new($"bench: {problem} {Usage}");
}
