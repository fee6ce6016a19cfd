// Times whole training iterations and prints one JSON line per workload: the minimum of several repeats in milliseconds,
// and the peak resident memory. Usage: dotnet run -c Release --project bench/Saddle.Benchmarks -- mlp512 dcgan32-64 --threads 2
using System.Diagnostics;
using System.Globalization;
using Saddle.Benchmarks;
using Saddle.Gans;
using Saddle.Gans.Training;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Repeats = 7;
int threads = 2;
bool explain = args.Contains("--explain");
var names = new List<string>();
for (int i = 0; i < args.Length; i++)
{
    if (args[i] == "--threads" && i + 1 < args.Length)
    {
        threads = int.Parse(args[++i], CultureInfo.InvariantCulture);
    }
    else if (args[i] != "--explain")
    {
        names.Add(args[i]);
    }
}

if (names.Count == 0 || names.Exists(name => !Workload.ByName.ContainsKey(name)))
{
    Console.Error.WriteLine($"bench: name workloads to run. Got '{string.Join(' ', names)}'. Choose from {string.Join(", ", Workload.ByName.Keys)}.");
    return 2;
}

foreach (string name in names)
{
    Workload workload = Workload.ByName[name];
    using var trainer = new Trainer(
        workload.Model(), new GanMethod(), workload.Data(), new TrainerSettings(workload.Batch, Seed: 1, threads));
    if (explain)
    {
        Console.WriteLine(trainer.Explain());
    }

    Console.WriteLine(
        $"{{\"workload\": \"{name}\", \"threads\": {threads}, \"ms\": {Measure(trainer, workload.Iterations):F4}, " +
        $"\"peak_rss_mib\": {Process.GetCurrentProcess().PeakWorkingSet64 >> 20}}}");
}

return 0;

static double Measure(Trainer trainer, int iterations)
{
    // Tiered compilation settles within the first second or two.
    var warm = Stopwatch.StartNew();
    while (warm.ElapsedMilliseconds < 2000)
    {
        trainer.Advance();
    }

    double best = double.MaxValue;
    for (int repeat = 0; repeat < Repeats; repeat++)
    {
        var watch = Stopwatch.StartNew();
        for (int i = 0; i < iterations; i++)
        {
            trainer.Advance();
        }

        best = Math.Min(best, watch.Elapsed.TotalMilliseconds / iterations);
    }

    return best;
}
