using Saddle.Settings;
using Saddle.Training.Options;

namespace Saddle.Training.Comparisons;

/// <summary>Runs of one method that differ in their seeds.</summary>
/// <param name="Name">What it is called in tables; no two groups share it.</param>
/// <param name="Runs">Its runs.</param>
public sealed record MethodGroup(string Name, IReadOnlyList<ComparedRun> Runs)
{
    /// <summary>Sorts runs by method.</summary>
    /// <remarks>
    /// Runs are of one method where all settings of <see cref="Standing.Method"/> agree, whatever they are called.
    /// Where groups have one method's name, what differs among them follows it: <c>gan penalty.weight=1</c>. A part
    /// that differs stands for its settings, unless others with the same part have other ones.
    /// </remarks>
    public static IReadOnlyList<MethodGroup> Of(IEnumerable<ComparedRun> runs)
    {
        List<List<ComparedRun>> groups = [];
        foreach (ComparedRun run in runs)
        {
            if (groups.Find(group => AreSame(group[0].Options, run.Options)) is { } own)
            {
                own.Add(run);
            }
            else
            {
                groups.Add([run]);
            }
        }

        return [.. groups.Select(group => new MethodGroup(
            NameOf(group[0].Options, [.. groups.Select(other => other[0].Options)]), group))];
    }

    private static bool AreSame(RunOptions first, RunOptions second) => first.Chosen.Differences(second.Chosen,
        entry => entry.Standing == Standing.Method).Count == 0;

    private static string NameOf(RunOptions own, IReadOnlyList<RunOptions> all)
    {
        Dictionary<string, string?>[] others = [.. all.Where(other => other.Method == own.Method).Select(Texts)];
        Dictionary<string, string?> texts = Texts(own);
        List<string> differing = [];
        foreach (Entry entry in Entries(own))
        {
            // Settings of a part that differs are compared with those of the same part.
            string[] above = [.. differing.Where(path => entry.Path.StartsWith($"{path}.", StringComparison.Ordinal))];
            if (others.Any(other => above.All(path => other.GetValueOrDefault(path) == texts[path])
                && other.GetValueOrDefault(entry.Path) != entry.Text))
            {
                differing.Add(entry.Path);
            }
        }

        return string.Join(' ', differing.Select(path => $"{path}={texts[path]}").Prepend(own.Method));
    }

    private static IEnumerable<Entry> Entries(RunOptions options) =>
        options.Chosen.Entries.Where(entry => entry.Standing == Standing.Method);

    private static Dictionary<string, string?> Texts(RunOptions options) =>
        Entries(options).ToDictionary(entry => entry.Path, entry => (string?)entry.Text);
}
