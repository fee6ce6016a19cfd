using Saddle.Nn.Layers;
using Xunit;

namespace Saddle.Nn.Tests.Layers;

public sealed class NormalisationTests
{
    public static TheoryData<float> Constants => new(100.1f, 1000.7f, 123456.7f, -0.3f, 1e-20f, 1e20f, 3f);

    [Theory]
    [MemberData(nameof(Constants))]
    public void A_constant_becomes_exactly_0(float value)
    {
        Layer[] layers = [new LayerNorm(), new InstanceNorm(), new BatchNorm()];
        foreach (Layer layer in layers)
        {
            foreach (Shape example in new Shape[] { [1, 28, 28], [3, 7, 5], [2, 11, 13] })
            {
                Assert.All(Output(layer, Tensor.Full([3, .. example], value)), y => Assert.Equal(0f, y));
            }
        }
    }

    [Fact]
    public void A_small_deviation_on_a_large_mean_is_standardised_as_in_float64()
    {
        var random = new Random(7);
        double[] x = [.. Enumerable.Range(0, 784).Select(_ => (double)(float)(123456.7 + random.NextDouble()))];
        (double mean, int count) = (x.Average(), x.Length);
        double deviation = Math.Sqrt(x.Sum(value => (value - mean) * (value - mean)) / count + 1e-5);
        float[] actual = Output(
            new LayerNorm(), Tensor.FromArray(Array.ConvertAll(x, value => (float)value), [1, 1, 28, 28]));
        Assert.All(actual.Zip(x), pair => Assert.Equal((pair.Second - mean) / deviation, pair.First, 0.02));
    }

    private static float[] Output(Layer layer, Tensor x)
    {
        var network = Network.Declare(layer, Shape.Create(x.Shape.Sizes[1..]));
        ParameterSet values = network.Initialise(seed: 1);
        return network.Apply(
            values.Select(network.Parameters), values.Select(network.Statistics), x, training: true)
            .Output.ToArray<float>();
    }
}
