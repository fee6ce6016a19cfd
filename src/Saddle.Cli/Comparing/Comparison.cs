using System.Globalization;
using Saddle.Cli.Evaluation;
using Saddle.Cli.Training;
using Saddle.Data;
using Saddle.Distances;
using Saddle.Gans;

namespace Saddle.Cli.Comparing;

/// <summary>Measures runs of one protocol alike and shows them side by side.</summary>
/// <param name="Metrics">What to measure; null for all that apply to the data.</param>
/// <param name="Count">How many samples, and at most how many real examples.</param>
/// <param name="Step">At which snapshot; null for the newest.</param>
/// <param name="Files">Where tables go; null for the terminal alone.</param>
internal sealed record Comparison(IReadOnlyList<string>? Metrics, int Count, long? Step, ResultFiles? Files)
{
    // As the metrics of a run's own snapshots: apart from the latents of sample pictures.
    private const long SampleSeed = 1;

    /// <summary>Shows the table of some runs.</summary>
    /// <param name="paths">Runs, folders of runs, or snapshot files.</param>
    /// <param name="terminal">Where to.</param>
    public void Show(IEnumerable<string> paths, Terminal terminal)
    {
        ComparedRun[] runs = [.. ComparedRun.Expand(paths).Select(path => ComparedRun.Read(path, Step))];
        FairComparison.Require(runs);
        Dataset source = RunData.Reopen(runs[0].Options);
        ScoredData data = EvaluationData.From(source, Count);
        IReadOnlyList<string> metrics = Metrics ?? SampleScores.For(data);
        MetricNames.RequireFit(metrics, data);
        IReadOnlyList<MethodGroup> groups = MethodGroup.Of(runs);
        var report = new ComparisonReport(
            groups, metrics, [.. Measure(groups, metrics, data, terminal.AwaitInterrupt())]);
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(Heading(source, data, runs));
        terminal.Out.WriteLine();
        terminal.Out.Write(report.ToString());
        WriteRest(runs, report, terminal.Out);
    }

    private IEnumerable<Score> Measure(
        IEnumerable<MethodGroup> groups, IReadOnlyList<string> metrics, ScoredData data, CancellationToken interrupted)
    {
        foreach ((string method, ComparedRun run) in
            groups.SelectMany(group => group.Runs.Select(run => (group.Name, run))))
        {
            interrupted.ThrowIfCancellationRequested();
            if (run.Snapshot is not null)
            {
                float[] made = Generator.Load(run.Snapshot).Sample(Count, SampleSeed).ToArray<float>();
                var samples = new PointSet(made, data.Examples.Dimension);
                foreach (string metric in metrics)
                {
                    yield return new Score(method, run, metric, SampleScores.Of(metric, samples, data));
                }
            }
        }
    }

    private string Heading(Dataset source, ScoredData data, ComparedRun[] runs)
    {
        long step = runs.Max(run => run.Step);
        string seeds = string.Join(", ", runs.Select(run => run.Options.Seed).Distinct().Order());
        return string.Create(CultureInfo.InvariantCulture,
            $"'{source.Name}' after {step} steps: {Count} samples of each run against ")
            + string.Create(CultureInfo.InvariantCulture, $"{data.Examples.Count} real ones.\n")
            + $"Medians over seeds {seeds}; in brackets the least and the most.";
    }

    private void WriteRest(ComparedRun[] runs, ComparisonReport report, TextWriter output)
    {
        foreach (ComparedRun run in runs.Where(run => run.Snapshot is null))
        {
            output.WriteLine($"diverged and not measured: {run.Path}");
        }

        foreach (string path in Files is null ? [] : report.Write(Files))
        {
            output.WriteLine($"table: {path}");
        }
    }
}
