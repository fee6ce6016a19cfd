namespace Saddle.KernelBenchmarks;

/// <summary>Chains of elementwise ops that run as one kernel, in cache and in memory.</summary>
public class ElementwiseBenchmark() : KernelBenchmark(All)
{
    private static readonly int[] s_sizes = [1 << 10, 1 << 14, 1 << 18, 1 << 23];

    private static IEnumerable<KernelCase> All => s_sizes.SelectMany(size => (KernelCase[])
    [
        new($"x + y, {size}", xs => [xs[0] + xs[1]], [size], [size]),
        new($"sigmoid(x) tanh(y), {size}", xs => [xs[0].Sigmoid() * xs[1].Tanh()], [size], [size]),
        new($"an Adam step, {size}", Adam, [size], [size], [size], [size]),
        new($"x + row, {size / 64}x64", xs => [(xs[0] + xs[1]).Relu()], [size / 64, 64], [64]),
    ]);

    private static Tensor[] Adam(IReadOnlyList<Tensor> xs)
    {
        Tensor mean = 0.5 * xs[1] + 0.5 * xs[3];
        Tensor square = 0.9 * xs[2] + 0.1 * xs[3].Square();
        return [xs[0] - 1e-4 * mean / (square.Sqrt() + 1e-8), mean, square];
    }
}
