using Saddle.Gans.Training;

namespace Saddle.Cli.Comparing;

/// <summary>Runs of one method that differ in their seeds.</summary>
/// <param name="Name">What it is called in tables; no two groups share it.</param>
/// <param name="Runs">Its runs.</param>
internal sealed record MethodGroup(string Name, IReadOnlyList<ComparedRun> Runs)
{
    /// <summary>Sorts runs by method.</summary>
    /// <remarks>
    /// Runs are of one method where all hyper-parameters besides the seed agree, whatever their folders are called.
    /// Where two methods' folders have the same name, the later one's names its differences.
    /// </remarks>
    public static IReadOnlyList<MethodGroup> Of(IEnumerable<ComparedRun> runs)
    {
        List<List<ComparedRun>> groups = [];
        foreach (ComparedRun run in runs)
        {
            if (groups.Find(group => Differences(group[0], run).Count == 0) is { } own)
            {
                own.Add(run);
            }
            else
            {
                groups.Add([run]);
            }
        }

        return [.. groups.Select((group, i) => new MethodGroup(NameOf(group[0], groups.Take(i)), group))];
    }

    private static IReadOnlyList<string> Differences(ComparedRun first, ComparedRun second) =>
        Protocol.MethodDifferences(first.Options, second.Options);

    private static string NameOf(ComparedRun run, IEnumerable<List<ComparedRun>> earlier) =>
        earlier.FirstOrDefault(group => group[0].Method == run.Method) is { } same
            ? $"{run.Method} ({string.Join("; ", Differences(same[0], run))})"
            : run.Method;
}
