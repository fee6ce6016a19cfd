using System.Globalization;
using System.Text;

namespace Saddle.Running;

/// <summary>A program's kernels as a table: what each costs, and where it was measured, its time.</summary>
internal static class KernelReport
{
    /// <param name="kernels">In running order.</param>
    /// <param name="bound">Bytes of inputs and outputs.</param>
    /// <param name="arena">Bytes between them.</param>
    /// <param name="times">Null where nothing was measured.</param>
    public static string Of(IReadOnlyList<KernelCost> kernels, long bound, long arena, KernelTimes? times)
    {
        KernelTimes? measured = times is { Runs: > 0 } ? times : null;
        var text = new StringBuilder(Line($"{"#",4} {"MFLOP",12} {"KiB",12}"));
        text.Append(measured is null ? "" : $" {"ms",10} {"%",6} {"GFLOP/s",9}").Append("  kernel\n");
        double total = measured is null ? 0 : kernels.Select((_, i) => measured.Seconds(i)).Sum();
        for (int i = 0; i < kernels.Count; i++)
        {
            KernelCost cost = kernels[i];
            text.Append(Line($"{i,4} {cost.Flops / 1e6,12:F3} {cost.Bytes / 1024.0,12:F1}"))
                .Append(measured is null ? "" : Timing(cost, measured.Seconds(i), total))
                .Append($"  {cost.Description}\n");
        }

        text.Append(Line($"{kernels.Count} kernels, {kernels.Sum(cost => cost.Flops) / 1e6:F3} MFLOP, "))
            .Append(Line($"{kernels.Sum(cost => cost.Bytes) / 1048576.0:F2} MiB moved a run; memory: "))
            .Append(Line($"{bound / 1048576.0:F2} MiB inputs and outputs, {arena / 1048576.0:F2} MiB between.\n"));
        return measured is null
            ? text.ToString()
            : text.Append(Line($"{total * 1e3:F3} ms a run over {measured.Runs} runs.\n")).ToString();
    }

    private static string Timing(KernelCost cost, double seconds, double total)
    {
        double rate = seconds > 0 ? cost.Flops / seconds / 1e9 : 0;
        return Line($" {seconds * 1e3,10:F3} {(total > 0 ? 100 * seconds / total : 0),6:F1} {rate,9:F1}");
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
