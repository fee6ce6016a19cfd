// Gives every reader damaged inputs, and keeps those that are not read or refused as they should be.
// Usage: dotnet run --project tests/Saddle.Fuzzing -- [READER...] [--count N] [--seed S]
//            [--failures FOLDER] [--replay FILE]
using System.Diagnostics;
using Saddle.Fuzzing;

const int Piece = 5000;
const int MostShown = 5;
try
{
    var request = Request.Parse(args);
    return request.Targets.Sum(target => request.Replay is { } file ? Replay(target, file) : Run(target, request)) == 0
        ? 0
        : 1;
}
catch (ArgumentException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}

static int Replay(Target target, string file)
{
    string problem = new Campaign(target, 0).Judge(File.ReadAllBytes(file)) ?? "";
    Console.WriteLine(problem.Length > 0 ? problem : "read or refused as it should be.");
    return problem.Length > 0 ? 1 : 0;
}

static int Run(Target target, Request request)
{
    var campaign = new Campaign(target, request.Seed);
    using var watchdog = new Watchdog((input, index) =>
        Keep(request.Failures, new Failure(target.Name, request.Seed, index, input, "endless: it never ended.")));
    var clock = Stopwatch.StartNew();
    int failures = 0;
    for (long from = 0; from < request.Count && failures < 100; from += Piece)
    {
        foreach (Failure failure in campaign.Run(from, Math.Min(Piece, request.Count - from), watchdog.Begin))
        {
            if (failures++ < MostShown)
            {
                Keep(request.Failures, failure);
            }
        }
    }

    Console.WriteLine($"{target.Name,-20} {request.Count,10:N0} inputs of seed {request.Seed}: {failures} failed; "
        + $"{request.Count / clock.Elapsed.TotalSeconds:N0} a second, "
        + $"the longest {campaign.Longest.TotalMilliseconds:F0} ms, "
        + $"the most {campaign.MostAllocated / 1048576.0:F1} MiB");
    return failures;
}

static void Keep(string folder, Failure failure)
{
    string path = Path.Combine(
        Directory.CreateDirectory(folder).FullName, $"{failure.Target}-{failure.Seed}-{failure.Index}");
    File.WriteAllBytes(path, failure.Input);
    Console.WriteLine($"{failure.Target}: {failure.Problem}\n  kept as {path}; read it again: "
        + $"{failure.Target} --replay {path}");
}
