using System.Globalization;
using Saddle.Gans.Training;
using Saddle.Training.Runs;

namespace Saddle.Cli.Comparing;

/// <summary>Refuses to compare what differs in more than method and seed.</summary>
internal static class FairComparison
{
    /// <exception cref="UsageException">Runs are of unlike protocols, or one seed of a method counts twice.</exception>
    public static void Require(IReadOnlyList<ComparedRun> runs)
    {
        ComparedRun first = runs.FirstOrDefault(run => run.Snapshot is not null) ?? runs[0];
        string[] unlike =
        [
            .. runs.Select(run => (run.Path, Differences: Differences(first, run)))
                .Where(run => run.Differences.Count > 0)
                .Select(run => $"{run.Path}: {string.Join(", ", run.Differences)}"),
        ];
        if (unlike.Length > 0)
        {
            throw new UsageException($"compare: the runs are of unlike protocols. Against {first.Path}: "
                + $"{string.Join("; ", unlike)}. Compare runs that differ in method and seed only.");
        }

        foreach (IGrouping<(string, long), ComparedRun> same in MethodGroup.Of(runs)
            .SelectMany(group => group.Runs.Select(run => (group.Name, run)))
            .GroupBy(named => (named.Name, named.run.Options.Seed), named => named.run))
        {
            RequireOne([.. same]);
        }
    }

    /// <summary>The same before anything is trained, of what is planned and of what else its folder holds.</summary>
    /// <exception cref="UsageException">It would not be fair, or its folder could not be compared.</exception>
    public static void Require(IReadOnlyList<PlannedRun> plan, string root)
    {
        Require([.. plan.Select(run => run.Untrained(root))]);
        GanConfiguration planned = plan[0].Request.Configuration;
        string[] unlike =
        [
            .. ComparedRun.RunsIn(root).Where(path => plan.All(run => run.Folder != path))
                .Select(path => (Path: path,
                    Differences: Differences(planned, ComparedRun.OptionsOf(RunFolder.Open(path)))))
                .Where(run => run.Differences.Count > 0)
                .Select(run => $"{run.Path}: {string.Join(", ", run.Differences)}"),
        ];
        if (unlike.Length > 0)
        {
            throw new UsageException("compare: the folder holds runs of another protocol. "
                + $"Against what is planned: {string.Join("; ", unlike)}. "
                + "Repeat their options, or name another --outdir.");
        }
    }

    private static IReadOnlyList<string> Differences(GanConfiguration planned, GanConfiguration found)
    {
        IReadOnlyList<string> options = Protocol.Differences(planned, found);
        return planned.Steps == found.Steps ? options : [.. options, Steps(planned.Steps, found.Steps)];
    }

    private static string Steps(long first, long second) =>
        string.Create(CultureInfo.InvariantCulture, $"steps: {first} → {second}");

    private static IReadOnlyList<string> Differences(ComparedRun first, ComparedRun second)
    {
        IReadOnlyList<string> options = Protocol.Differences(first.Options, second.Options);
        return second.Snapshot is null || first.Step == second.Step ? options
            : [.. options, Steps(first.Step, second.Step)];
    }

    private static void RequireOne(IReadOnlyList<ComparedRun> same)
    {
        if (same.Count > 1)
        {
            throw new UsageException("compare: two runs have the same method and seed, so they are one. "
                + $"{same[0].Path} and {same[1].Path} have seed {same[0].Options.Seed}. Name one of them.");
        }
    }
}
