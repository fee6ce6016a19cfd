using Saddle.Data.Points;
using Saddle.Games;
using Saddle.Gans.Architectures;
using Saddle.Gans.Objectives;
using Saddle.Gans.Penalties;
using Saddle.Gans.Penalties.Measures;
using Saddle.Nn;
using Saddle.Nn.Layers;
using Saddle.Settings;
using Xunit;

namespace Saddle.Gans.Tests;

public sealed class AdversarialTests
{
    private const int Generator = 0;
    private const int Critic = 1;
    private const int Batch = 5;
    private static readonly PointStream s_data = new(new Ring(), 3);

    private static Sequential Tanh(int outputs, bool normalised = false) => normalised
        ? new Sequential(new Linear(4), new BatchNorm(), new Tanh(), new Linear(outputs))
        : new Sequential(new Linear(4), new Tanh(), new Linear(outputs));

    private static GanModel Model(bool normalised = false) =>
        new(Tanh(2, normalised), Tanh(1, normalised), latentSize: 2, sample: [2]);

    private static ParameterSet Values(GanModel model, long seed = 1) =>
        new Adversarial(model, new GanMethod { Penalty = new NoPenalty() }).Game(1).Initial(seed);

    private static Point Direction(Point like) => like.Map(x => Tensor.FromArray(
        [.. Enumerable.Range(0, (int)x.Shape.Count).Select(i => Math.Sin(1.0 + 3 * i))], x.Shape));

    private static double[] Differences(Func<Point, Point> function, Point at, Point along)
    {
        const double Step = 1e-5;
        return ((0.5 / Step) * (function(at + Step * along) - function(at - Step * along))).ToArray();
    }

    private static void AssertClose(double[] expected, double[] actual)
    {
        double scale = expected.Max(Math.Abs);
        Assert.True(scale > 1e-3);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First / scale, pair.Second / scale, 1e-6));
    }

    public static TheoryData<GanMethod> Methods => new(
        new GanMethod { Objective = new NonSaturating(), Penalty = new NoPenalty() },
        new GanMethod { Objective = new Minimax(), Penalty = new NoPenalty(), InstanceNoise = new InstanceNoise(0.2) },
        new GanMethod { Objective = new Wasserstein(), Penalty = new GradientPenalty() },
        new GanMethod
        {
            Objective = new NonSaturating(),
            Penalty = new SimpleGradientPenalty(1, new GeneratedExamples()),
        });

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_field_and_all_blocks_of_its_jacobian_agree_with_finite_differences(GanMethod method)
    {
        GanModel model = Model();
        var gan = new Adversarial(model, method).Game(Batch);
        Field field = gan.Game.FieldOn(gan.Sample(s_data, 0));
        Point at = gan.Point(Values(model)), along = Direction(at);
        for (int player = 0; player < 2; player++)
        {
            int own = player;
            Point alone = along.Map((who, x) => who == own ? x : 0 * x);
            double slope = field.At(at).Dot(alone).ToScalar();
            const double Step = 1e-5;
            double difference = (field.Loss(own, at + Step * alone) - field.Loss(own, at - Step * alone)).ToScalar();
            Assert.Equal(difference / (2 * Step), slope, 1e-7);
            AssertClose(Differences(field.At, at, alone), field.JacobianVector(at, alone).ToArray());
        }
    }

    [Fact]
    public void Both_players_of_the_zero_sum_gan_see_the_same_examples_and_noise()
    {
        GanModel model = Model();
        var method =
            new GanMethod { Objective = new Minimax(), Penalty = new NoPenalty(), InstanceNoise = new InstanceNoise(1) };
        var gan = new Adversarial(model, method).Game(Batch);
        Field field = gan.Game.FieldOn(gan.Sample(s_data, 0));
        Point at = gan.Point(Values(model)), along = Direction(at);

        // The critic's loss is the negative of the generator's but for the real examples, so J of one block is -Jᵀ of
        // the other.
        Point ofGenerator = field.JacobianVector(at, along.Map((who, x) => who == Critic ? x : 0 * x));
        Point ofCritic = field.VectorJacobian(at, along.Map((who, x) => who == Critic ? x : 0 * x));
        AssertClose(
            [.. ofGenerator.Of(Generator).SelectMany(x => x.ToArray<double>())],
            [.. ofCritic.Of(Generator).SelectMany(x => (-x).ToArray<double>())]);
    }

    [Fact]
    public void The_generators_field_knows_nothing_of_the_penalty()
    {
        GanModel model = Model();
        double[] Generators(Penalty penalty)
        {
            var gan = new Adversarial(model, new GanMethod { Penalty = penalty }).Game(Batch);
            Field field = gan.Game.FieldOn(gan.Sample(s_data, 0));
            return [.. field.At(gan.Point(Values(model))).Of(Generator).SelectMany(x => x.ToArray<double>())];
        }

        Assert.Equal(Generators(new NoPenalty()), Generators(new GradientPenalty()));
    }

    [Fact]
    public void Batch_statistics_are_part_of_the_field_and_frozen_ones_are_constants()
    {
        GanModel model = Model(normalised: true);
        var method = new GanMethod { Objective = new NonSaturating(), Penalty = new NoPenalty() };
        ParameterSet values = Values(model);
        foreach (ParameterSet? frozen in (ParameterSet?[])[null, values])
        {
            var gan = new Adversarial(model, method).Game(Batch, frozen: frozen);
            Field field = gan.Game.FieldOn(gan.Sample(s_data, 0));
            Point at = gan.Point(values), along = Direction(at);
            AssertClose(Differences(field.At, at, along), field.JacobianVector(at, along).ToArray());
        }

        // The bias before batch normalisation changes nothing, before frozen statistics it does.
        Assert.Equal(0, BiasSlope(null), 1e-12);
        Assert.NotEqual(0, BiasSlope(values), 1e-6);
        double BiasSlope(ParameterSet? frozen)
        {
            var gan = new Adversarial(model, method).Game(Batch, frozen: frozen);
            return gan.Game.FieldOn(gan.Sample(s_data, 0)).At(gan.Point(values))["generator.0.bias"].Square().Sum()
                .ToScalar();
        }
    }

    [Fact]
    public void Float32_and_float64_agree()
    {
        GanModel model = new Mlp { Width = 8, Depth = 2 }.Model(new ModelSizes([2], 3));
        var method = new GanMethod
        {
            Objective = new LeastSquares(),
            Penalty = new SimpleGradientPenalty(1, new RealExamples()),
        };
        double[] Field(ElementType type)
        {
            var gan = new Adversarial(model, method).Game(Batch, type);
            Point at = gan.Point(Values(model));

            // Random numbers differ between the types, so that latents must not count.
            Point blind = at.With(
                Generator, [0 * at.Of(Generator)[0], .. at.Of(Generator).Skip(1)]);
            return gan.Game.FieldOn(gan.Sample(s_data, 0)).At(blind).ToArray()[(3 * 8)..];
        }

        double[] single = Field(ElementType.Float32), twice = Field(ElementType.Float64);
        Assert.All(single.Zip(twice), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
        Assert.Contains(twice, slope => Math.Abs(slope) > 1e-2);
    }

    [Fact]
    public void Parameters_have_the_names_of_snapshots()
    {
        var gan = new Adversarial(Model(), new GanMethod()).Game(Batch);
        Assert.Equal(
            ["generator.0.weight", "generator.0.bias", "generator.2.weight", "generator.2.bias",
                "critic.0.weight", "critic.0.bias", "critic.2.weight", "critic.2.bias"],
            gan.Game.Parameters.Select(parameter => parameter.Name));
    }

    [Fact]
    public void A_penalty_that_a_mixing_critic_cannot_have_is_refused()
    {
        var error = Assert.Throws<ConfigurationException>(
            () => new Adversarial(Model(normalised: true), new GanMethod()).Game(Batch));
        Assert.Equal(
            "GradientPenalty: the critic mixes the examples of a batch, so a gradient per example has no meaning. "
                + "Layers that mix: 1. Use layer normalisation in the critic, or none.", error.Message);
    }
}
