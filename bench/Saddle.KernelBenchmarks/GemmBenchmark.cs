namespace Saddle.KernelBenchmarks;

/// <summary>Matrix products from square to skinny, and with sizes that fit no tile.</summary>
public class GemmBenchmark() : KernelBenchmark(All)
{
    private static IEnumerable<KernelCase> All =>
    [
        Product(1024, 1024, 1024), Product(256, 512, 512), Product(128, 512, 128), Product(251, 509, 127),
        Product(64, 8192, 128), Product(256, 2, 512), Product(256, 512, 2), Product(7, 7, 7), Product(16, 16, 16),
        Product(512, 128, 12800, transposeLeft: true), Product(512, 10, 1024, transposeLeft: true),
        Product(12800, 10, 128, transposeRight: true),
    ];

    private static KernelCase Product(
        int m, int n, int k, bool transposeLeft = false, bool transposeRight = false) => new(
        $"{m}x{n}x{k}{(transposeLeft ? " left transposed" : "")}{(transposeRight ? " right transposed" : "")}",
        xs => [xs[0].MatMul(xs[1], transposeLeft, transposeRight)],
        transposeLeft ? [k, m] : [m, k],
        transposeRight ? [n, k] : [k, n]);
}
