using Saddle.Nn.Layers;
using Xunit;

namespace Saddle.Nn.Tests.Layers;

public sealed class Convolution1dTests
{
    [Theory]
    [InlineData(5, 1, 2, 1)]
    [InlineData(3, 2, 1, 2)]
    public void Output_is_the_sum_over_channels_and_taps(int kernel, int stride, int padding, int dilation)
    {
        const int N = 2, In = 3, Out = 2, Length = 9;
        var trial = new LayerTrial(new Convolution1d(Out, kernel, stride, padding, dilation), [N, In, Length]);
        int length = (Length + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1;
        double[] w = trial["weight"];
        var expected = new List<double>();
        foreach ((int n, int o, int i, _) in Indices.Of(N, Out, length, 1))
        {
            double sum = trial["bias"][o];
            foreach ((int c, int u, _, _) in Indices.Of(In, kernel, 1, 1))
            {
                int x = i * stride + u * dilation - padding;
                sum += x >= 0 && x < Length ? trial.X[(n * In + c) * Length + x] * w[(o * In + c) * kernel + u] : 0;
            }

            expected.Add(sum);
        }

        Near.Equal([.. expected], trial.Output());
    }
}
