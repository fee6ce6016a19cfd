using System.Globalization;
using System.Text;
using Saddle.Kernels.Workers;

namespace Saddle.Running;

/// <summary>A program's kernels as a table: what each costs, and where it was measured, its time.</summary>
internal static class KernelReport
{
    /// <summary>Where lines end; descriptions are shortened to fit.</summary>
    private const int Columns = 120;

    /// <summary>The kernels in running order.</summary>
    /// <param name="kernels">In running order.</param>
    /// <param name="bound">Bytes of inputs and outputs.</param>
    /// <param name="arena">Bytes between them.</param>
    public static string Of(IReadOnlyList<KernelCost> kernels, long bound, long arena)
    {
        var text = new StringBuilder(Line($"{"#",4} {"MFLOP",12} {"KiB",12}  kernel\n"));
        for (int i = 0; i < kernels.Count; i++)
        {
            KernelCost cost = kernels[i];
            Append(text, Line($"{i,4} {cost.Flops / 1e6,12:F3} {cost.Bytes / 1024.0,12:F1}"), cost.Description);
        }

        return text.Append(Summary(kernels, bound, arena)).ToString();
    }

    /// <summary>The kernels with their times and how near they come to the machine's limits, slowest first.</summary>
    /// <remarks>Kernels that do the same at the same cost, as unrolled steps do, share a line.</remarks>
    /// <param name="kernels">In running order.</param>
    /// <param name="bound">Bytes of inputs and outputs.</param>
    /// <param name="arena">Bytes between them.</param>
    /// <param name="times">Of at least one run.</param>
    /// <param name="limits">What the floor of a kernel is reckoned from.</param>
    public static string Of(
        IReadOnlyList<KernelCost> kernels, long bound, long arena, KernelTimes times, MachineLimits limits)
    {
        double total = Enumerable.Range(0, kernels.Count).Sum(times.Seconds);
        var text = new StringBuilder(Line($"{"n",4} {"ms",9} {"share",6} {"MFLOP",10} {"KiB",10} "))
            .Append(Line($"{"GFLOP/s",8} {"GB/s",7} {"of floor",8}  kernel\n"));
        foreach (var group in Enumerable.Range(0, kernels.Count).GroupBy(i => kernels[i])
            .Select(group => (Cost: group.Key, Count: group.Count(), Seconds: group.Sum(times.Seconds)))
            .OrderByDescending(group => group.Seconds))
        {
            Append(text, Row([.. Enumerable.Repeat(group.Cost, group.Count)], group.Seconds, total, limits),
                group.Cost.Description);
        }

        return text.Append(Row(kernels, total, total, limits)).Append("  all\n")
            .Append(Summary(kernels, bound, arena))
            .Append(Line($"Floor: the larger of FLOPs at {limits.Flops / 1e9:F0} GFLOP/s and bytes as fast "))
            .Append(Line($"as a copy of as many, from {limits.Copies[0].Rate / 1e9:F0} GB/s in cache\n"))
            .Append(Line($"to {limits.MemoryRate / 1e9:F0} GB/s in memory, measured on {limits.Threads} threads; "))
            .Append("n kernels that do the same share a line.\n")
            .Append(Line($"{total * 1e3:F3} ms a run over {times.Runs} runs.\n")).ToString();
    }

    private static string Row(IReadOnlyList<KernelCost> kernels, double seconds, double total, MachineLimits limits)
    {
        double flops = kernels.Sum(cost => cost.Flops);
        double bytes = kernels.Sum(cost => (double)cost.Bytes);
        double floor = kernels.Sum(cost => limits.Floor(cost.Flops, cost.Bytes));
        double Rate(double amount) => seconds > 0 ? amount / seconds / 1e9 : 0;
        return Line($"{kernels.Count,4} {seconds * 1e3,9:F3} {Percent(seconds, total),6} {flops / 1e6,10:F3} ")
            + Line($"{bytes / 1024,10:F1} {Rate(flops),8:F1} {Rate(bytes),7:F1} {Percent(floor, seconds),8}");
    }

    private static string Percent(double part, double whole) =>
        Line($"{(whole > 0 ? 100 * part / whole : 0):F1}%");

    private static string Summary(IReadOnlyList<KernelCost> kernels, long bound, long arena) =>
        Line($"{kernels.Count} kernels, {kernels.Sum(cost => cost.Flops) / 1e6:F3} MFLOP, ")
        + Line($"{kernels.Sum(cost => cost.Bytes) / 1048576.0:F2} MiB moved a run; memory: ")
        + Line($"{bound / 1048576.0:F2} MiB inputs and outputs, {arena / 1048576.0:F2} MiB between.\n");

    private static void Append(StringBuilder text, string figures, string description) =>
        text.Append(figures).Append("  ").Append(Shortened(description, Columns - figures.Length - 2)).Append('\n');

    /// <summary>The beginning and the shape at the end, without what lies between where there is no room.</summary>
    private static string Shortened(string description, int room)
    {
        if (description.Length <= room)
        {
            return description;
        }

        int arrow = description.LastIndexOf(" → ", StringComparison.Ordinal);
        string end = arrow < 0 ? "…" : "…" + description[arrow..];
        return end.Length < room ? description[..(room - end.Length)] + end : description[..(room - 1)] + "…";
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
