using System.Diagnostics;
using Saddle.Kernels.Workers;
using Saddle.Running;
using Xunit;

namespace Saddle.Tests.Running;

public sealed class KernelReportTests
{
    private static readonly MachineLimits s_limits =
        new(Threads: 3, Flops: 100e9, Copies: [(1 << 10, 400e9), (1 << 20, 50e9)]);

    private static readonly KernelCost s_product = new("matmul → [128, 128]", Flops: 4e6, Bytes: 64 << 10);

    private static readonly KernelCost s_copy = new(
        "permute[1, 0, 2] · abs · abs · abs · abs · abs · abs"
        + " · abs · abs · abs · abs · abs · abs · abs → [128, 7, 128]",
        Flops: 0, Bytes: 10 << 20);

    [Fact]
    public void Kernels_come_slowest_first_with_times_rates_and_percent_of_floor()
    {
        // The product's floor is 4e6 / 100e9 s = 0.04 ms; the copy's 10 MiB / 50e9 B/s = 0.210 ms.
        const string Copy = "permute[1, 0, 2] · abs · abs · a… → [128, 7, 128]";
        Assert.Equal(
            $"""
               n        ms  share      MFLOP        KiB  GFLOP/s    GB/s of floor  kernel
               1     0.500  71.4%      0.000    10240.0      0.0    21.0    41.9%  {Copy}
               2     0.200  28.6%      8.000      128.0     40.0     0.7    40.0%  matmul → [128, 128]
               3     0.700 100.0%      8.000    10368.0     11.4    15.2    41.4%  all
            3 kernels, 8.000 MFLOP, 10.12 MiB moved a run; memory: 1.00 MiB inputs and outputs, 2.00 MiB between.
            Floor: the larger of FLOPs at 100 GFLOP/s and bytes as fast as a copy of as many, from 400 GB/s in cache
            to 50 GB/s in memory, measured on 3 threads; n kernels that do the same share a line.
            0.700 ms a run over 1 runs.

            """,
            Profiled([s_product, s_copy, s_product], [0.05, 0.5, 0.15]));
    }

    [Fact]
    public void Without_times_kernels_come_in_running_order()
    {
        const string Copy = "permute[1, 0, 2] · abs · abs · abs · abs · abs · abs · abs · abs · abs … → [128, 7, 128]";
        Assert.Equal(
            $"""
               #        MFLOP          KiB  kernel
               0        4.000         64.0  matmul → [128, 128]
               1        0.000      10240.0  {Copy}
            2 kernels, 4.000 MFLOP, 10.06 MiB moved a run; memory: 1.00 MiB inputs and outputs, 2.00 MiB between.

            """,
            KernelReport.Of([s_product, s_copy], bound: 1 << 20, arena: 2 << 20));
    }

    [Fact]
    public void No_line_is_longer_than_120_columns()
    {
        KernelCost endless = s_copy with { Description = "sum → " + new string('2', 200) };
        string both = KernelReport.Of([s_copy, endless], bound: 1L << 50, arena: 1L << 50)
            + Profiled([s_copy with { Flops = 1e15, Bytes = 1L << 50 }, endless], [999, 0]);
        Assert.All(both.Split('\n'), line => Assert.InRange(line.Length, 0, 120));
        Assert.Equal(4, both.Split('\n').Count(line => line.Length == 120));
    }

    private static string Profiled(KernelCost[] kernels, double[] milliseconds)
    {
        var times = new KernelTimes(kernels.Length);
        for (int i = 0; i < kernels.Length; i++)
        {
            times.Add(i, (long)(milliseconds[i] * Stopwatch.Frequency / 1000));
        }

        return KernelReport.Of(kernels, bound: 1 << 20, arena: 2 << 20, times, s_limits);
    }
}
