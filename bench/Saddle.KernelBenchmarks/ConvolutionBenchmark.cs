namespace Saddle.KernelBenchmarks;

/// <summary>Convolutions of 64 images and each of their two gradients.</summary>
public class ConvolutionBenchmark() : KernelBenchmark(All)
{
    private static IEnumerable<KernelCase> All =>
    [
        .. Layer(3, 64, 32, 4, 2), .. Layer(64, 128, 16, 4, 2), .. Layer(128, 256, 8, 4, 2),
        .. Layer(64, 64, 32, 3, 1), .. Layer(128, 128, 16, 3, 1), .. Layer(64, 64, 16, 1, 1),
    ];

    private static IEnumerable<KernelCase> Layer(int channels, int filters, int size, int kernel, int stride)
    {
        int padding = kernel == 4 ? 1 : kernel / 2;
        int result = (size + 2 * padding - kernel) / stride + 1;
        Shape images = [64, channels, size, size], weights = [filters, channels, kernel, kernel];
        Shape outputs = [64, filters, result, result];
        string name = $"{channels}-{filters}-{size}-{kernel}-{stride}";
        Tensor Convolve(Tensor x, Tensor w) => x.Convolve2d(w, stride, padding);
        yield return new($"{name} forward", xs => [Convolve(xs[0], xs[1])], images, weights);
        yield return new(
            $"{name} to images",
            xs => [Derivative.VectorJacobian(x => Convolve(x, xs[0]), Tensor.Zeros(images), xs[1])],
            weights,
            outputs);
        yield return new(
            $"{name} to filters",
            xs => [Derivative.VectorJacobian(w => Convolve(xs[0], w), Tensor.Zeros(weights), xs[1])],
            images,
            outputs);
    }
}
