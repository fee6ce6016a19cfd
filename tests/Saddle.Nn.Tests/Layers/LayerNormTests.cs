using Saddle.Nn.Layers;
using Xunit;

namespace Saddle.Nn.Tests.Layers;

public sealed class LayerNormTests
{
    public static TheoryData<int[]> Shapes => new([3, 4], [2, 3, 2, 3], [2, 3, 5]);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Each_example_is_standardised_and_scaled_per_channel(int[] shape)
    {
        var trial = new LayerTrial(new LayerNorm(), Shape.Create(shape));
        int example = trial.X.Length / shape[0];
        int space = example / shape[1];
        var moments = new Moments(trial.X, position => position / example);
        double[] expected = [.. Enumerable.Range(0, trial.X.Length).Select(i =>
            moments.Standardised(i,
            1e-5) * trial["weight"][i / space % shape[1]] + trial["bias"][i / space % shape[1]])];
        Near.Equal(expected, trial.Output());
    }

    [Fact]
    public void An_example_does_not_see_the_others()
    {
        var network = Network.Declare(new LayerNorm(), [3]);
        ParameterSet values = network.Initialise(1, ElementType.Float64);
        double[] both = network.Apply(values, Tensor.FromArray([1.0, 2, 4, 8, 9, 3], [2, 3])).ToArray<double>();
        double[] alone = network.Apply(values, Tensor.FromArray([1.0, 2, 4], [1, 3])).ToArray<double>();
        Assert.Equal(alone, both[..3]);
    }

    /// <summary>The gradient of a gradient penalty in the parameters, through a critic with layer norm.</summary>
    [Fact]
    public void A_gradient_penalty_through_it_differentiates_to_the_numeric_slope()
    {
        var critic = new Sequential(
            new Convolution2d(3, 3, Padding: 1), new LayerNorm(), new Tanh(), new Flatten(), new Linear(4),
            new LayerNorm(),
            new Swish(), new Linear(1));
        var trial = new LayerTrial(new Penalised(critic), [2, 2, 4, 4]);
        Assert.InRange(trial.Derivatives().ModeMismatch(), 0, 1e-11);
        Assert.InRange(trial.Derivatives().ForwardError(), 0, 1e-7);
    }

    private sealed record Penalised(Layer Critic) : Layer
    {
        public override Tensor Apply(Scope scope, Tensor x)
        {
            Tensor slope = Derivative.Gradient(y => Critic.Apply(scope, y).Sum())(x);
            Tensor norm = (slope.Square().Sum(1, 2, 3) + 1e-12).Sqrt();
            return (norm - 1).Square();
        }
    }

    [Fact]
    public void A_single_number_per_example_is_refused()
    {
        var error = Assert.Throws<ShapeException>(() => Network.Declare(new LayerNorm(), [1]));
        Assert.Equal(
            "layer norm: there is at most one number per example, which would become 0 whatever it is. "
                + "The input is Float32 [2, 1]. Normalise more features.", error.Message);
    }
}
