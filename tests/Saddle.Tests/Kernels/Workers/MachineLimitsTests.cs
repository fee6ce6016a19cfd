using Saddle.Kernels.Vectors;
using Saddle.Kernels.Workers;
using Xunit;

namespace Saddle.Tests.Kernels.Workers;

public sealed class MachineLimitsTests
{
    private static readonly MachineLimits s_limits = new(2, Flops: 100, Copies: [(10, 50), (1000, 5)]);

    [Theory]
    [InlineData(200, 0, 2)]
    [InlineData(0, 100, 2)]
    [InlineData(0, 999, 999.0 / 50)]
    [InlineData(0, 1000, 200)]
    [InlineData(0, 5, 0.1)]
    [InlineData(500, 100, 5)]
    public void The_floor_is_the_larger_of_arithmetic_and_traffic_at_the_rate_of_its_size(
        double flops, long bytes, double seconds) => Assert.Equal(seconds, s_limits.Floor(flops, bytes));

    [Theory]
    [InlineData(1, 128)]
    [InlineData(2, 256)]
    [InlineData(2, 512)]
    public void Every_width_and_thread_count_can_be_measured(int threads, int bits)
    {
        using var pool = new WorkerPool(threads);
        VectorWidth width = bits switch
        {
            128 => VectorWidth.Bits128,
            256 => VectorWidth.Bits256,
            _ => VectorWidth.Bits512,
        };
        var limits = LimitProbe.Measure(pool, width);
        Assert.Equal(threads, limits.Threads);
        Assert.True(double.IsFinite(limits.Flops) && limits.Flops > 0);
        Assert.All(limits.Copies, copy => Assert.True(double.IsFinite(copy.Rate) && copy.Rate > 0));
        Assert.Equal(
            [64L << 10, 256L << 10, 1L << 20, 4L << 20, 16L << 20, 64L << 20],
            limits.Copies.Select(copy => copy.Bytes));
    }
}
