using System.Collections.Concurrent;
using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Saddle.Kernels.Vectors;
using Saddle.Kernels.Workers;
using Saddle.Running;

namespace Saddle.KernelBenchmarks;

/// <summary>A rate of a case, or how large a part of the machine's limit it is.</summary>
/// <param name="name">The column's head.</param>
/// <param name="legend">What it means.</param>
/// <param name="value">From FLOPs, bytes, seconds and limits to a number.</param>
internal sealed class LimitColumn(
    string name, string legend, Func<double, long, double, MachineLimits, double> value) : IColumn
{
    private static readonly ConcurrentDictionary<(KernelCase Case, int Threads), (double, long)> s_costs = new();
    private static readonly ConcurrentDictionary<int, MachineLimits> s_limits = new();

    public static IReadOnlyList<IColumn> All { get; } =
    [
        new LimitColumn("GFLOP/s", "1e9 floating-point operations a second",
            (flops, _, seconds, _) => flops / seconds / 1e9),
        new LimitColumn("% of peak", "GFLOP/s in percent of the threads' fused multiply-adds",
            (flops, _, seconds, limits) => 100 * flops / seconds / limits.Flops),
        new LimitColumn("GB/s", "1e9 bytes read and written a second, each place once",
            (_, bytes, seconds, _) => bytes / seconds / 1e9),
        new LimitColumn("% of copy", "GB/s in percent of a copy of as many bytes",
            (_, bytes, seconds, limits) => 100 * limits.Floor(0, bytes) / seconds),
    ];

    public string Id => $"{nameof(LimitColumn)}.{ColumnName}";

    public string ColumnName => name;

    public string Legend => legend;

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) =>
        GetValue(summary, benchmarkCase);

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        if (summary[benchmarkCase]?.ResultStatistics is not { } times)
        {
            return "?";
        }

        var kernel = (KernelCase)benchmarkCase.Parameters[nameof(KernelBenchmark.Case)];
        int threads = (int)benchmarkCase.Parameters[nameof(KernelBenchmark.Threads)];
        (double flops, long bytes) = s_costs.GetOrAdd((kernel, threads), key => Cost(key.Case, key.Threads));
        MachineLimits limits = s_limits.GetOrAdd(threads, Measure);
        return value(flops, bytes, times.Mean / 1e9, limits).ToString("F1", CultureInfo.InvariantCulture);
    }

    private static (double Flops, long Bytes) Cost(KernelCase kernel, int threads)
    {
        KernelCost[] costs = [.. kernel.Compile(threads).Costs];
        return (costs.Sum(cost => cost.Flops), costs.Sum(cost => cost.Bytes));
    }

    private static MachineLimits Measure(int threads)
    {
        using var pool = new WorkerPool(threads);
        return LimitProbe.Measure(pool, VectorWidths.Best);
    }
}
