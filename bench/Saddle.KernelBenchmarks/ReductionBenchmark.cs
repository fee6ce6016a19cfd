namespace Saddle.KernelBenchmarks;

/// <summary>Sums and maxima over inner, outer and all axes, with work before them in the same kernel.</summary>
public class ReductionBenchmark() : KernelBenchmark(All)
{
    private static IEnumerable<KernelCase> All =>
    [
        new("sum of all, 1048576", xs => [xs[0].Sum()], [1 << 20]),
        new("sum of squares of rows, 4096x256", xs => [xs[0].Square().Sum(1)], [4096, 256]),
        new("sum of columns, 4096x256", xs => [xs[0].Sum(0)], [4096, 256]),
        new("sum of short rows, 65536x10", xs => [xs[0].Sum(1)], [65536, 10]),
        new("max of rows, 4096x256", xs => [xs[0].Max(1)], [4096, 256]),
        new("max of short rows, 65536x10", xs => [xs[0].Max(1)], [65536, 10]),
        new("moments, 64x64x16x16", xs => [xs[0].Sum(0, 2, 3), xs[0].Square().Sum(0, 2, 3)], [64, 64, 16, 16]),
    ];
}
