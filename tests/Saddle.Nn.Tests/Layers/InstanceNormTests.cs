using Saddle.Nn.Layers;
using Xunit;

namespace Saddle.Nn.Tests.Layers;

public sealed class InstanceNormTests
{
    [Fact]
    public void Each_channel_of_each_example_is_standardised_over_space()
    {
        var trial = new LayerTrial(new InstanceNorm(), [2, 3, 2, 4]);
        var moments = new Moments(trial.X, position => position / 8);
        double[] expected = [.. Enumerable.Range(0, trial.X.Length).Select(i =>
            moments.Standardised(i, 1e-5) * trial["weight"][i / 8 % 3] + trial["bias"][i / 8 % 3])];
        Near.Equal(expected, trial.Output());
    }

    [Fact]
    public void Vectors_are_refused()
    {
        var error = Assert.Throws<ShapeException>(() => Network.Declare(new InstanceNorm(), [3]));
        Assert.Equal(
            "instance norm: there is no space to average over. The input is Float32 [2, 3]. "
                + "Pass [n, channels, height, width].", error.Message);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 0)]
    public void A_single_number_per_channel_is_refused(int height, int width)
    {
        var error = Assert.Throws<ShapeException>(() => Network.Declare(new InstanceNorm(), [3, height, width]));
        Assert.Equal(
            "instance norm: there is at most one number per channel, which would become 0 whatever it is. "
                + $"The input is Float32 [2, 3, {height}, {width}]. Normalise before space ends.", error.Message);
    }
}
