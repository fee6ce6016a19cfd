using System.Globalization;
using Saddle.Settings;
using Saddle.Training.Options;
using Saddle.Training.Runs;

namespace Saddle.Training.Comparisons;

/// <summary>Refuses to compare what differs in more than method and seed.</summary>
public static class FairComparison
{
    /// <summary>What two runs must share and do not, as <c>path: first → second</c>.</summary>
    public static IReadOnlyList<string> Differences(RunOptions first, RunOptions second) =>
    [
        .. first.Version == second.Version ? [] : (string[])[$"version: {first.Version} → {second.Version}"],
        .. first.Differences(second, entry => entry.Standing is Standing.Data or Standing.Protocol
            && entry.Path != RunSettings.SeedPath),
    ];

    /// <summary>Checks runs that exist.</summary>
    /// <exception cref="ConfigurationException">
    /// They are of unlike protocols, or one seed of a method counts twice.
    /// </exception>
    public static void Require(IReadOnlyList<ComparedRun> runs)
    {
        ComparedRun first = runs.FirstOrDefault(run => run.Snapshot is not null) ?? runs[0];
        string[] unlike = [.. Unlike(runs.Select(run => (run.Path, Differences(first, run))))];
        if (unlike.Length > 0)
        {
            throw new ConfigurationException($"compare: the runs are of unlike protocols. Against {first.Path}: "
                + $"{string.Join("; ", unlike)}. Compare runs that differ in method and seed only.");
        }

        foreach (IGrouping<(string, long), ComparedRun> same in MethodGroup.Of(runs)
            .SelectMany(group => group.Runs.Select(run => (group.Name, run)))
            .GroupBy(named => (named.Name, named.run.Seed), named => named.run))
        {
            RequireOne([.. same]);
        }
    }

    /// <summary>Checks, before anything is trained, what is planned and what else its folder holds.</summary>
    /// <param name="plan">All runs that are planned.</param>
    /// <param name="root">Their folder.</param>
    /// <param name="catalogues">Where names in options are found.</param>
    /// <exception cref="ConfigurationException">
    /// It would not be fair, or its folder could not be compared.
    /// </exception>
    public static void Require(IReadOnlyList<PlannedRun> plan, string root, Catalogues catalogues)
    {
        Require([.. plan.Select(run => run.Untrained(root))]);
        RequireFolders(plan);
        RunOptions planned = plan[0].Options;
        string[] unlike =
        [
            .. Unlike(SavedRun.In(root).Where(path => plan.All(run => run.Folder != path)).Select(path =>
                (path, WithLength(planned, RunOptions.Of(RunFolder.Open(path), catalogues))))),
        ];
        if (unlike.Length > 0)
        {
            throw new ConfigurationException("compare: the folder holds runs of another protocol. "
                + $"Against what is planned: {string.Join("; ", unlike)}. "
                + "Repeat their options, or name another folder.");
        }
    }

    private static void RequireFolders(IReadOnlyList<PlannedRun> plan)
    {
        if (plan.GroupBy(run => RunFolder.NameOf(run.Description)).FirstOrDefault(same => same.Count() > 1) is { } two)
        {
            throw new ConfigurationException("compare: two runs would have the same folder. They are "
                + $"{string.Join(" and ", two.Select(run => run.Label))}, and the folder {two.Key}. "
                + "Vary values that differ in letters or digits.");
        }
    }

    private static IEnumerable<string> Unlike(IEnumerable<(string Path, IReadOnlyList<string> Differences)> runs) =>
        from run in runs
        where run.Differences.Count > 0
        select $"{run.Path}: {string.Join(", ", run.Differences)}";

    private static IReadOnlyList<string> WithLength(RunOptions planned, RunOptions found) =>
        WithLength(planned, found, planned.Settings.Plan.Steps, found.Settings.Plan.Steps);

    private static IReadOnlyList<string> Differences(ComparedRun first, ComparedRun second) => WithLength(
        first.Options, second.Options, first.Step, second.Snapshot is null ? first.Step : second.Step);

    private static IReadOnlyList<string> WithLength(RunOptions first, RunOptions second, long length, long other)
    {
        IReadOnlyList<string> options = Differences(first, second);
        return length == other
            ? options
            : [.. options, string.Create(CultureInfo.InvariantCulture, $"steps: {length} → {other}")];
    }

    private static void RequireOne(IReadOnlyList<ComparedRun> same)
    {
        if (same.Count > 1)
        {
            throw new ConfigurationException("compare: two runs have the same method and seed, so they are one. "
                + $"{same[0].Path} and {same[1].Path} have seed {same[0].Seed}. Name one of them.");
        }
    }
}
