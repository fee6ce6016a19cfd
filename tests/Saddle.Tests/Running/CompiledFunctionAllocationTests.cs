using Saddle.Testing;
using Xunit;

namespace Saddle.Tests.Running;

/// <remarks>Functions of one thread count share a lock, which allocates when two callers first meet at it.</remarks>
[Collection(Alone.Name)]
public sealed class CompiledFunctionAllocationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_run_allocates_nothing(int threads)
    {
        TensorSpec[] specs = [new([64, 300]), new([300, 200]), new([200]), new([2, 3, 9, 9]), new([4, 3, 3, 3])];
        CompiledFunction function = Compiler.Compile(
            xs =>
            {
                Tensor y = (xs[0].MatMul(xs[1]) + xs[2]).Relu();
                Tensor image = xs[3].Convolve2d(xs[4], padding: 1).Tanh().Mean(2, 3);
                Tensor norm = (y - y.Mean(0)) / ((y - y.Mean(0)).Square().Mean(0) + 1e-5).Sqrt();
                Tensor ends = Tensor.Concat(0, xs[2], xs[2].Pad(0, 1, 1));
                return [xs[0] * 0.9 + 0.1, norm, image, y.Max(1), ends, xs[0].Transpose()];
            },
            specs, carried: 1, new CompilerOptions { Threads = threads });
        for (int i = 0; i < 50; i++)
        {
            function.Run();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++)
        {
            function.Run();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
