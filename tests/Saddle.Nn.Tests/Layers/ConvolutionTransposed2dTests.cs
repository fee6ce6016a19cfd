using Saddle.Nn.Layers;
using Xunit;

namespace Saddle.Nn.Tests.Layers;

public sealed class ConvolutionTransposed2dTests
{
    [Theory]
    [InlineData(4, 1, 0, 0)]
    [InlineData(4, 2, 1, 0)]
    [InlineData(5, 2, 2, 1)]
    public void Each_input_pixel_adds_its_filter_to_the_output(int kernel, int stride, int padding, int outputPadding)
    {
        const int N = 2, In = 3, Out = 2, Size = 4;
        var layer = new ConvolutionTransposed2d(Out, kernel, stride, padding, outputPadding);
        var trial = new LayerTrial(layer, [N, In, Size, Size]);
        int size = (Size - 1) * stride - 2 * padding + kernel + outputPadding;
        double[] w = trial["weight"];
        double[] expected = new double[N * Out * size * size];
        foreach ((int n, int o, int i, int j) in Indices.Of(N, Out, size, size))
        {
            expected[((n * Out + o) * size + i) * size + j] = trial["bias"][o];
        }

        foreach ((int n, int c, int i, int j) in Indices.Of(N, In, Size, Size))
        {
            foreach ((int o, int u, int v, _) in Indices.Of(Out, kernel, kernel, 1))
            {
                (int y, int x) = (i * stride + u - padding, j * stride + v - padding);
                if (y >= 0 && y < size && x >= 0 && x < size)
                {
                    expected[((n * Out + o) * size + y) * size + x] +=
                        trial.X[((n * In + c) * Size + i) * Size + j] * w[((c * Out + o) * kernel + u) * kernel + v];
                }
            }
        }

        Assert.Equal([N, Out, size, size], trial.OutputShape);
        Near.Equal(expected, trial.Output());
    }

    [Fact]
    public void Initial_weights_scale_by_what_feeds_a_pixel()
    {
        var network = Network.Declare(new ConvolutionTransposed2d(3, 4, Stride: 2, Padding: 1), [8, 4, 4]);
        Assert.Equal(new Fans(32, 48), network.Parameters[0].Fans);
    }
}
