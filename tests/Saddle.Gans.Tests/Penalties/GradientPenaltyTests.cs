using Saddle.Gans.Architectures;
using Saddle.Gans.Penalties;
using Saddle.Nn.Layers;
using Xunit;

namespace Saddle.Gans.Tests.Penalties;

public sealed class GradientPenaltyTests
{
    private const double Smooth = 1e-5;
    private const double BetweenKinks = 1e-6;

    private static readonly Tensor s_key = Tensor.Of(1L, 0L);

    private static RandomStream Random(int stream = 0) => new(s_key, ElementType.Float64, stream);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Its_gradient_through_a_tanh_network_is_exact(bool oneSided)
    {
        var critic = new Sequential(new Linear(8), new Tanh(), new Linear(8), new Tanh(), new Linear(1));
        var check = new PenaltyGradient(new GradientPenalty(10, oneSided), critic, [2], Smooth);
        Assert.InRange(check.WorstRelativeError(), 0, 1e-6);
    }

    [Fact]
    public void Its_gradient_through_leaky_rectifiers_is_exact()
    {
        var critic = new Sequential(new Linear(8), new LeakyRelu(), new Linear(8), new LeakyRelu(), new Linear(1));
        var check = new PenaltyGradient(new GradientPenalty(), critic, [2], BetweenKinks);
        Assert.InRange(check.WorstRelativeError(), 0, 1e-5);
    }

    [Fact]
    public void Its_gradient_through_layer_norm_is_exact()
    {
        var critic = new Sequential(
            new Linear(8), new LayerNorm(), new Tanh(), new Linear(8), new LayerNorm(), new Tanh(), new Linear(1));
        var check = new PenaltyGradient(new GradientPenalty(), critic, [2], Smooth);
        Assert.InRange(check.WorstRelativeError(), 0, 1e-6);
    }

    [Fact]
    public void Its_gradient_through_a_dcgan_critic_with_layer_norm_is_exact()
    {
        var architecture = new Dcgan { Width = 4, CriticNormalisation = Normalisation.Layer };
        var check = new PenaltyGradient(
            new GradientPenalty(), architecture.Critic(new ModelSizes([3, 16, 16])), [3, 16, 16], BetweenKinks);
        Assert.InRange(check.WorstRelativeError(12), 0, 1e-5);
    }

    [Theory]
    [InlineData(Normalisation.None)]
    [InlineData(Normalisation.Layer)]
    public void Its_gradient_through_a_residual_critic_is_exact(Normalisation normalisation)
    {
        var architecture = new Resnet { Width = 2, CriticNormalisation = normalisation };
        var check = new PenaltyGradient(
            new GradientPenalty(), architecture.Critic(new ModelSizes([3, 32, 32])), [3, 32, 32], 1e-7);
        Assert.InRange(check.WorstRelativeError(2), 0, 1e-5);
    }

    [Fact]
    public void Its_gradient_through_one_dimensional_convolutions_is_exact()
    {
        var block = new Residual(new Sequential(
            new Tanh(), new Convolution1d(6, 5, Padding: 2), new Tanh(), new Convolution1d(6, 5, Padding: 2)),
                Scale: 0.3);
        var critic = new Sequential(new Convolution1d(6, 1), block, new Flatten(), new Linear(1));
        var check = new PenaltyGradient(new GradientPenalty(), critic, [5, 8], Smooth);
        Assert.InRange(check.WorstRelativeError(), 0, 1e-6);
    }

    [Fact]
    public void The_last_layers_bias_gets_exactly_no_gradient()
    {
        var critic = new Sequential(new Linear(8), new LeakyRelu(), new Linear(1));
        var check = new PenaltyGradient(new GradientPenalty(), critic, [2], Smooth);
        Assert.All(check.Gradient("2.bias"), value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_linear_critic_has_the_closed_form()
    {
        Tensor v = Tensor.Of(0.3, -1.2, 0.4);
        Tensor Critic(Tensor x) => (x * v).Sum(1);
        Tensor real = Random(1).Normal(6, 3), fake = Random(2).Normal(6, 3);
        double norm = Math.Sqrt(0.09 + 1.44 + 0.16);
        Assert.Equal(
            10 * (norm - 1) * (norm - 1), new GradientPenalty().Of(Critic, real, fake, Random()).ToScalar(), 1e-11);
        Tensor norms = new GradientPenalty().Term(Critic, real, fake, Random()).GradientNorms!;
        Assert.Equal(norm, norms.Mean().ToScalar(), 1e-11);
    }

    [Fact]
    public void A_constant_critic_is_penalised_by_the_weight_without_nan()
    {
        Tensor real = Random(1).Normal(4, 3), fake = Random(2).Normal(4, 3);
        Func<Tensor, Tensor> slope = Derivative.Gradient(
            w => new GradientPenalty(1).Of(x => (x * w).Sum(1), real, fake, Random()));
        Assert.Equal(1, new GradientPenalty(1).Of(x => (x * 0).Sum(1), real, fake, Random()).ToScalar(), 1e-5);
        Assert.All(slope(Tensor.Zeros([3], ElementType.Float64)).ToArray<double>(),
            value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void One_sided_penalties_let_gentle_slopes_pass()
    {
        Tensor v = Tensor.Of(0.3, 0.4);
        Tensor real = Random(1).Normal(4, 2), fake = Random(2).Normal(4, 2);
        Assert.Equal(0, new GradientPenalty(10, true).Of(x => (x * v).Sum(1), real, fake, Random()).ToScalar());
        Assert.Equal(2.5, new GradientPenalty(10).Of(x => (x * v).Sum(1), real, fake, Random()).ToScalar(), 1e-9);
    }

    [Fact]
    public void Each_example_is_mixed_by_one_number()
    {
        Tensor zeros = Tensor.Zeros([5, 2, 3], ElementType.Float64);
        Tensor? seen = null;
        new GradientPenalty().Of(
            x =>
            {
                seen = x;
                return x.Flatten().Sum(1);
            },
            zeros + 1,
            zeros,
            Random());
        double[] mixed = seen!.ToArray<double>();
        double[][] rows = [.. mixed.Chunk(6)];
        Assert.All(rows, row => Assert.Single(row.Distinct()));
        Assert.Equal(5, rows.Select(row => row[0]).Distinct().Count());
    }

    [Fact]
    public void A_single_example_equals_the_hand_computation()
    {
        // D(x) = x², so the slope at the mixed point e·3 + (1 - e)·1 is 2 + 4 e.
        Tensor real = Tensor.FromArray([3.0], [1, 1]), fake = Tensor.FromArray([1.0], [1, 1]);
        double e = Random().Uniform(1, 1).ToScalar();
        double expected = 10 * (1 + 4 * e) * (1 + 4 * e);
        Assert.Equal(expected, new GradientPenalty().Of(x => x.Square().Sum(1), real, fake, Random()).ToScalar(), 1e-9);
    }

    [Fact]
    public void A_linear_critic_converges_to_the_overshooting_optimum()
    {
        // Mean gap (4.8, 6.4), so W = 8 and the optimum is (1 + 8 / 20) · gap / 8; the estimate is 8 · 1.4 = 11.2.
        double[] gap = [4.8, 6.4];
        Tensor noise = TensorBuffer.From(Random(1).Normal(16, 2)).ToTensor();
        Tensor real = noise + Tensor.Of(gap);
        Tensor Loss(Tensor v) => (noise * v).Sum(1).Mean() - (real * v).Sum(1).Mean()
            + new GradientPenalty().Of(x => (x * v).Sum(1), real, noise, Random());
        CompiledFunction step = Compiler.Compile(
            xs => [xs[0] - 0.01 * Derivative.Gradient(Loss)(xs[0])], [new TensorSpec([2], ElementType.Float64)],
            carried: 1);
        step.Inputs[0].Load(Tensor.Of(-0.4, 1.1));
        for (int i = 0; i < 2000; i++)
        {
            step.Run();
        }

        double[] v = step.Inputs[0].Span<double>().ToArray();
        Assert.Equal(1.4 * 0.6, v[0], 1e-3);
        Assert.Equal(1.4 * 0.8, v[1], 1e-3);
        Assert.Equal(11.2, v[0] * gap[0] + v[1] * gap[1], 1e-3);
    }

    [Fact]
    public void Negative_weights_are_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new GradientPenalty(-1));
        Assert.Equal(
            "GradientPenalty: Weight is out of range. Got -1. Use a number of 0 or more. (Parameter 'Weight')",
            error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientPenalty() with { Weight = double.NaN });
    }
}
