namespace Saddle.Benchmarks.Workloads;

/// <summary>One convolution of a batch of 64 images and its gradients in the images and in the filters.</summary>
internal sealed class ConvolutionWorkload(int channels, int filters, int size, int kernel, int stride) : ProgramWorkload
{
    private const int Batch = 64;

    protected override CompiledFunction Compile(CompilerOptions options)
    {
        int padding = kernel == 4 ? 1 : kernel / 2;
        int output = (size + 2 * padding - kernel) / stride + 1;
        Tensor Convolve(IReadOnlyList<Tensor> xs) => xs[0].Convolve2d(xs[1], stride, padding);
        return Noise.Fill(Compiler.Compile(
            xs => [Convolve(xs), .. Derivative.VectorJacobian(ys => [Convolve(ys)], [xs[0], xs[1]], [xs[2]])],
            [
                new TensorSpec([Batch, channels, size, size]),
                new TensorSpec([filters, channels, kernel, kernel]),
                new TensorSpec([Batch, filters, output, output]),
            ],
            carried: 0,
            options));
    }
}
