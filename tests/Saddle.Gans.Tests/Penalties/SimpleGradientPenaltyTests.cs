using Saddle.Gans.Penalties;
using Saddle.Gans.Penalties.Measures;
using Saddle.Gans.Tests.Training;
using Saddle.Nn.Layers;
using Saddle.Nn.Optimisers;
using Saddle.Training;
using Saddle.Training.Learners;
using Saddle.Training.Options;
using Xunit;

namespace Saddle.Gans.Tests.Penalties;

public sealed class SimpleGradientPenaltyTests
{
    private static readonly Tensor s_key = Tensor.Of(1L, 0L);

    private static RandomStream Random(int stream = 0) => new(s_key, ElementType.Float64, stream);

    public static TheoryData<PenaltyMeasure> Measures =>
    [
        new RealExamples(), new GeneratedExamples(), new Interpolates(), new Midpoints(), new AnchorRays(2, -1),
        new SinglePoint(0.5), new Mixture(new MixturePart(new RealExamples()), new MixturePart(new Midpoints(), 0.5)),
    ];

    [Theory]
    [MemberData(nameof(Measures))]
    public void A_quadratic_critic_has_the_closed_form(PenaltyMeasure measure)
    {
        // D(x) = a·x + x·B x / 2 with symmetric B, so its slope is a + B x.
        double[] a = [0.3, -1.2];
        double[,] b = { { 0.7, -0.4 }, { -0.4, 1.5 } };
        Tensor linear = Tensor.Of(a), quadratic = Tensor.FromArray([0.7, -0.4, -0.4, 1.5], [2, 2]);
        Tensor Critic(Tensor x) => (x * linear).Sum(1) + 0.5 * (x * x.MatMul(quadratic)).Sum(1);
        Tensor real = Random(1).Normal(6, 2), fake = Random(2).Normal(6, 2);
        PenaltySample sample = measure.Sample(real, fake, Random());
        double[] mass = sample.Mass?.ToArray<double>() ?? [.. Enumerable.Repeat(1.0, 6)];
        double expected = sample.Points.ToArray<double>().Chunk(2).Select((x, i) =>
        {
            double first = a[0] + b[0, 0] * x[0] + b[0, 1] * x[1], second = a[1] + b[1, 0] * x[0] + b[1, 1] * x[1];
            return mass[i] * (first * first + second * second);
        }).Average() * 3 / 2;
        Tensor value = new SimpleGradientPenalty(3, measure).Of(Critic, real, fake, Random());
        Assert.Equal(expected, value.ToScalar(), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Measures))]
    public void Its_gradient_through_a_tanh_network_is_exact(PenaltyMeasure measure)
    {
        var critic = new Sequential(new Linear(8), new Tanh(), new Linear(8), new Tanh(), new Linear(1));
        var check = new PenaltyGradient(new SimpleGradientPenalty(10, measure), critic, [2], 1e-5);
        Assert.InRange(check.WorstRelativeError(), 0, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Measures))]
    public void The_generators_loss_and_update_keep_their_bits(PenaltyMeasure measure)
    {
        (double Loss, byte[][] Bits) After(Penalty penalty)
        {
            RunOptions options = Toys.Ring;
            Adversarial formulation = options.Formulation() with { Penalty = penalty };
            var mover = new Mover(new Adam(0.5, 0.9), 1e-3);
            using GameLearner trainer = formulation.Learner(
                Toys.Data(options), Adversarial.MovesOf(mover, critic: mover with { Rate = 0 }),
                options.Settings.Learner);
            trainer.Advance();
            trainer.Advance();
            IEnumerable<byte[]> bits = Toys.Bits(trainer.State)
                .Where(entry => entry.Key.StartsWith("generator", StringComparison.Ordinal))
                .Select(entry => entry.Value);
            return (trainer.Report()[Adversarial.Generator]!.Value, [.. bits]);
        }

        (double loss, byte[][] bits) = After(new NoPenalty());
        (double lossPenalised, byte[][] bitsPenalised) = After(new SimpleGradientPenalty(10, measure));
        Assert.Equal(loss, lossPenalised);
        Assert.Equal(bits, bitsPenalised);
    }

    [Fact]
    public void A_mass_of_the_critics_parameters_is_differentiated()
    {
        // D(x) = ψ x with mass 1 - ψ²: the term is ρ/2 (1 - ψ²) ψ², its slope ρ (ψ - 2 ψ³).
        const double Psi = 0.6;
        Tensor zeros = Tensor.Zeros([4, 1], ElementType.Float64);
        Func<Tensor, Tensor> slope = Derivative.Gradient(psi =>
            new SimpleGradientPenalty(3, new Weighted(1 - psi.Square()))
                .Of(x => (psi * x).Sum(1), zeros, zeros, Random()));
        Assert.Equal(3 * (Psi - 2 * Psi * Psi * Psi),
            slope(Tensor.Scalar(Psi, ElementType.Float64)).ToScalar(), 1e-14);
    }

    [Fact]
    public void Each_example_counts_with_its_own_mass()
    {
        Tensor real = Tensor.FromArray([1.0, 2.0, 3.0], [3, 1]);
        double value = new SimpleGradientPenalty(2, new Weighted(Tensor.Of(5.0, 0.0, -1.0)))
            .Of(x => 0.5 * x.Square().Sum(1), real, real, Random()).ToScalar();
        Assert.Equal((5 * 1 + 0 * 4 - 1 * 9) / 3.0, value, 1e-14);
    }

    [Fact]
    public void A_constant_critic_has_a_finite_gradient_and_no_penalty()
    {
        Tensor real = Random(1).Normal(4, 3);
        var penalty = new SimpleGradientPenalty(1, new RealExamples());
        (Tensor value, Tensor slope) = Derivative.ValueAndGradient(
            weights => penalty.Of(x => (x * weights).Sum(1), real, real, Random()))(
            Tensor.Zeros([3], ElementType.Float64));
        Assert.Equal(0, value.ToScalar());
        Assert.All(slope.ToArray<double>(), element => Assert.Equal(0, element));
    }

    [Fact]
    public void Negative_weights_are_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new SimpleGradientPenalty(-1, new RealExamples()));
        Assert.Equal("SimpleGradientPenalty: Weight is out of range. Got -1. Use a number of 0 or more. "
            + "(Parameter 'Weight')", error.Message);
    }

    private sealed record Weighted(Tensor Mass) : PenaltyMeasure
    {
        public override PenaltySample Sample(Tensor real, Tensor fake, RandomStream random) => new(real, Mass);
    }
}
