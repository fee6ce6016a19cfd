using Saddle.Nn.Layers;
using Xunit;

namespace Saddle.Nn.Tests.Layers;

public sealed class Convolution2dTests
{
    [Theory]
    [InlineData(3, 1, 1, 1, true)]
    [InlineData(4, 2, 1, 1, true)]
    [InlineData(3, 2, 0, 2, false)]
    [InlineData(1, 1, 0, 1, true)]
    public void Output_is_the_sum_over_channels_and_taps(int kernel, int stride, int padding, int dilation, bool bias)
    {
        const int N = 2, In = 3, Out = 2, Height = 7, Width = 6;
        var layer = new Convolution2d(Out, kernel, stride, padding, dilation, bias);
        var trial = new LayerTrial(layer, [N, In, Height, Width]);
        int Size(int size) => (size + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1;
        double[] w = trial["weight"];
        var expected = new List<double>();
        foreach ((int n, int o, int i, int j) in Indices.Of(N, Out, Size(Height), Size(Width)))
        {
            double sum = bias ? trial["bias"][o] : 0;
            foreach ((int c, int u, int v, _) in Indices.Of(In, kernel, kernel, 1))
            {
                (int y, int x) = (i * stride + u * dilation - padding, j * stride + v * dilation - padding);
                bool inside = y >= 0 && y < Height && x >= 0 && x < Width;
                sum += inside
                    ? trial.X[((n * In + c) * Height + y) * Width + x] * w[((o * In + c) * kernel + u) * kernel + v]
                    : 0;
            }

            expected.Add(sum);
        }

        Assert.Equal([N, Out, Size(Height), Size(Width)], trial.OutputShape);
        Near.Equal([.. expected], trial.Output());
    }

    [Fact]
    public void Initial_weights_scale_by_the_filters_fans()
    {
        var network = Network.Declare(new Convolution2d(8, 4, Stride: 2), [3, 8, 8]);
        Assert.Equal(new Fans(48, 32), network.Parameters[0].Fans);
    }

    [Fact]
    public void Vectors_are_refused()
    {
        var error = Assert.Throws<ShapeException>(() => Network.Declare(new Convolution2d(8, 3), [3]));
        Assert.Equal(
            "convolution: the input must be images. The input is Float32 [2, 3]. Pass [n, channels, height, width].",
            error.Message);
    }
}
