using System.Globalization;
using Saddle.Cli.Progress;
using Saddle.Cli.Training;
using Saddle.Data;
using Saddle.Distances.Metrics;
using Saddle.Gans;
using Saddle.Settings;
using Saddle.Training;
using Saddle.Training.Comparisons;
using Saddle.Training.Studies;

namespace Saddle.Cli.Comparing;

/// <summary>Measures runs of one protocol alike and shows them side by side.</summary>
/// <param name="Catalogues">Where names are found.</param>
/// <param name="Metrics">What to measure; null for all that apply to the data.</param>
/// <param name="Count">How many samples, and at most how many real examples.</param>
/// <param name="Step">At which snapshot; null for the newest.</param>
/// <param name="Files">Where tables go; null for the terminal alone.</param>
internal sealed record Comparison(
    Catalogues Catalogues, IReadOnlyList<string>? Metrics, int Count, long? Step, ResultFiles? Files)
{
    /// <summary>Where the runs' data are now; null for where they were.</summary>
    public string? Data { get; init; }

    /// <summary>Whether files of the data that cannot be used are refused, whatever the runs did.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The runs' data where they are open already, and told of; null to open them.</summary>
    public Dataset? Opened { get; init; }

    /// <summary>Shows the table of some runs.</summary>
    /// <param name="paths">Runs, folders of runs, or snapshot files.</param>
    /// <param name="terminal">Where to.</param>
    /// <returns>An exit code: a failure where every run diverged, so that nothing could be measured.</returns>
    public int Show(IEnumerable<string> paths, Terminal terminal)
    {
        ComparedRun[] runs =
        [
            .. NamedRuns.Of(ComparedRun.Expand(paths), Catalogues, terminal)
                .Select(path => ComparedRun.Read(path, Step, Catalogues)),
        ];
        Array.ForEach(runs, run => GeneratorRuns.Require("compare", run.Path, run.Options));
        FairComparison.Require(runs);
        Dataset source = Opened ?? OpeningView.Open(
            terminal, progress => runs[0].Options.Strictly(IsStrict).OpenData(Data, progress));
        var study = SampleStudy.Named(
            ScoredDatasets.Of(source, Count, runs[0].Options.Settings.Data.Balanced), Metrics, Catalogues.Of<Metric>());
        Files?.RequireWritable("compare");
        CancellationToken interrupted = terminal.AwaitInterrupt();
        Dictionary<string, Figures> figures = [];
        for (int i = 0; i < runs.Length; i++)
        {
            (runs[i], Figures measured) = Measure(runs[i], study, interrupted);
            figures[runs[i].Path] = measured;
        }

        IReadOnlyList<MethodGroup> groups = MethodGroup.Of(runs);
        var report = new ComparisonReport(groups, study.Names,
        [
            .. from method in groups
               from run in method.Runs
               from figure in figures[run.Path]
               select new Score(method.Name, run, figure.Name, figure.Value),
        ]);
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(Heading(source, study, runs));
        terminal.Out.WriteLine();
        terminal.Out.Write(report.ToString());
        WriteRest(runs, report, terminal.Out);
        return runs.All(run => run.Snapshot is null) ? ExitCode.Failure : ExitCode.Success;
    }

    // What makes numbers that are not finite has diverged, though nobody noticed while it learned.
    private (ComparedRun Run, Figures Figures) Measure(
        ComparedRun run, SampleStudy study, CancellationToken interrupted)
    {
        interrupted.ThrowIfCancellationRequested();
        try
        {
            return (run, run.Snapshot is null
                ? new Figures([])
                : study.Of(
                    Generator.Load(run.Snapshot, Catalogues).SampleLikeData(Count, SampleStudy.UsualSeed)));
        }
        catch (DivergedException)
        {
            return (run with { Snapshot = null }, new Figures([]));
        }
    }

    private string Heading(Dataset source, SampleStudy study, ComparedRun[] runs)
    {
        long step = runs.Max(run => run.Step);
        string seeds = string.Join(", ", runs.Select(run => run.Seed).Distinct().Order());
        return string.Create(CultureInfo.InvariantCulture,
            $"'{source.Name}' after {step} steps: {Count} samples of each run against ")
            + string.Create(CultureInfo.InvariantCulture, $"{study.Data.Examples.Count} real ones")
            + $"{BalancedClasses.Told(runs[0].Options)}.\n"
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
