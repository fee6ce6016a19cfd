using Saddle.Nn.Layers;
using Xunit;

namespace Saddle.Nn.Tests.Layers;

public sealed class LinearTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Output_is_the_weighted_sum_plus_bias(bool bias)
    {
        var trial = new LayerTrial(new Linear(3, bias), [2, 4]);
        double[] weight = trial["weight"];
        double[] expected = new double[6];
        for (int n = 0; n < 2; n++)
        {
            for (int o = 0; o < 3; o++)
            {
                double sum = Enumerable.Range(0, 4).Sum(i => trial.X[n * 4 + i] * weight[o * 4 + i]);
                expected[n * 3 + o] = sum + (bias ? trial["bias"][o] : 0);
            }
        }

        Near.Equal(expected, trial.Output());
    }

    [Fact]
    public void Axes_between_batch_and_features_are_kept() =>
        Assert.Equal([2, 5, 3], new LayerTrial(new Linear(3), [2, 5, 4]).OutputShape);

    [Fact]
    public void A_vector_is_refused()
    {
        var error = Assert.Throws<ShapeException>(() => Network.Declare(new Linear(3), []));
        Assert.Equal(
            "linear: the input needs a batch axis and a feature axis. The input is Float32 [2]. Pass [n, features].",
            error.Message);
    }
}
