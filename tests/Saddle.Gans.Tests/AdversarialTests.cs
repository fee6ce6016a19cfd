using Saddle.Data.Points;
using Saddle.Games;
using Saddle.Games.Motions;
using Saddle.Gans.Architectures;
using Saddle.Gans.Objectives;
using Saddle.Gans.Penalties;
using Saddle.Gans.Penalties.Measures;
using Saddle.Nn;
using Saddle.Nn.Layers;
using Saddle.Nn.Optimisers;
using Saddle.Settings;
using Saddle.Training;
using Saddle.Training.Learners;
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

    private static Adversarial Gan(bool normalised = false) =>
        new(Tanh(2, normalised), Tanh(1, normalised), latentSize: 2, sample: [2]);

    private static ParameterSet Values(Adversarial formulation, long seed = 1) =>
        (formulation with { Penalty = new NoPenalty() }).Game(1).Initial(seed);

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

    public static TheoryData<Adversarial> Formulations => new(
        Gan() with { Objective = new NonSaturating(), Penalty = new NoPenalty() },
        Gan() with { Objective = new Minimax(), Penalty = new NoPenalty(), InstanceNoise = new InstanceNoise(0.2) },
        Gan() with { Objective = new Wasserstein(), Penalty = new GradientPenalty() },
        Gan() with
        {
            Objective = new NonSaturating(),
            Penalty = new SimpleGradientPenalty(1, new GeneratedExamples()),
        });

    [Theory]
    [MemberData(nameof(Formulations))]
    public void The_field_and_all_blocks_of_its_jacobian_agree_with_finite_differences(Adversarial formulation)
    {
        FormulationGame gan = formulation.Game(Batch);
        Field field = gan.Game.FieldOn(gan.Sample(s_data, 0));
        Point at = gan.Point(Values(formulation)), along = Direction(at);
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
        Adversarial formulation =
            Gan() with { Objective = new Minimax(), Penalty = new NoPenalty(), InstanceNoise = new InstanceNoise(1) };
        FormulationGame gan = formulation.Game(Batch);
        Field field = gan.Game.FieldOn(gan.Sample(s_data, 0));
        Point at = gan.Point(Values(formulation)), along = Direction(at);

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
        Adversarial formulation = Gan();
        double[] Generators(Penalty penalty)
        {
            FormulationGame gan = (formulation with { Penalty = penalty }).Game(Batch);
            Field field = gan.Game.FieldOn(gan.Sample(s_data, 0));
            return [.. field.At(gan.Point(Values(formulation))).Of(Generator).SelectMany(x => x.ToArray<double>())];
        }

        Assert.Equal(Generators(new NoPenalty()), Generators(new GradientPenalty()));
    }

    [Fact]
    public void Batch_statistics_are_part_of_the_field_and_frozen_ones_are_constants()
    {
        Adversarial formulation =
            Gan(normalised: true) with { Objective = new NonSaturating(), Penalty = new NoPenalty() };
        ParameterSet values = Values(formulation);
        foreach (ParameterSet? frozen in (ParameterSet?[])[null, values])
        {
            FormulationGame gan = formulation.Game(Batch, frozen: frozen);
            Field field = gan.Game.FieldOn(gan.Sample(s_data, 0));
            Point at = gan.Point(values), along = Direction(at);
            AssertClose(Differences(field.At, at, along), field.JacobianVector(at, along).ToArray());
        }

        // The bias before batch normalisation changes nothing, before frozen statistics it does.
        Assert.Equal(0, BiasSlope(null), 1e-12);
        Assert.NotEqual(0, BiasSlope(values), 1e-6);
        double BiasSlope(ParameterSet? frozen)
        {
            FormulationGame gan = formulation.Game(Batch, frozen: frozen);
            return gan.Game.FieldOn(gan.Sample(s_data, 0)).At(gan.Point(values))["generator.0.bias"].Square().Sum()
                .ToScalar();
        }
    }

    [Fact]
    public void Float32_and_float64_agree()
    {
        Adversarial formulation = new Mlp { Width = 8, Depth = 2 }.Formulation(new ModelSizes([2], 3)) with
        {
            Objective = new LeastSquares(),
            Penalty = new SimpleGradientPenalty(1, new RealExamples()),
        };
        double[] Field(ElementType type)
        {
            FormulationGame gan = formulation.Game(Batch, type);
            Point at = gan.Point(Values(formulation));

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
        FormulationGame gan = Gan().Game(Batch);
        Assert.Equal(
            ["generator.0.weight", "generator.0.bias", "generator.2.weight", "generator.2.bias",
                "critic.0.weight", "critic.0.bias", "critic.2.weight", "critic.2.bias"],
            gan.Game.Parameters.Select(parameter => parameter.Name));
    }

    [Fact]
    public void A_penalty_that_a_mixing_critic_cannot_have_is_refused()
    {
        var error = Assert.Throws<ConfigurationException>(() => Gan(normalised: true).Game(Batch));
        Assert.Equal(
            "GradientPenalty: the critic mixes the examples of a batch, so a gradient per example has no meaning. "
                + "Layers that mix: 1. Use layer normalisation in the critic, or none.", error.Message);
    }

    public static TheoryData<Func<Adversarial>, string> Unfit => new()
    {
        {
            () => new Adversarial(Tanh(3), Tanh(1), latentSize: 2, sample: [2]),
            "model: the generator does not make such examples. It makes [3], examples are [2]. "
                + "Change the generator's last layers or the sample shape."
        },
        {
            () => new Adversarial(Tanh(2), Tanh(2), latentSize: 2, sample: [2]),
            "model: the critic must give one score per example. It gives [2]. End it with a linear layer of one output."
        },
        {
            () => new Adversarial(Tanh(2), new ProjectionHead(4), latentSize: 2, sample: [2]),
            "model: a network reads labels but there are no classes. Classes: 0. "
                + "Pass the number of classes, or use layers that read no labels."
        },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public void Networks_that_do_not_fit_together_are_refused(Func<Adversarial> make, string message) =>
        Assert.Equal(message, Assert.Throws<ShapeException>(make).Message);

    [Fact]
    public void By_default_the_critic_moves_first_and_both_by_adam()
    {
        float[] After(Moves moves)
        {
            using GameLearner learner = Gan().Learner(s_data, moves, new LearnerSettings(Batch, Seed: 1, Threads: 1));
            learner.Advance();
            learner.Advance();
            return [.. learner.State.Where(entry => entry.Buffer.Type == ElementType.Float32)
                .SelectMany(entry => entry.Buffer.Span<float>().ToArray())];
        }

        var mover = new Mover(new Adam(0.5, 0.9), 1e-4);
        Moves stated = Adversarial.MovesOf(mover, mover) with { Dynamics = new Alternating { Order = [1, 0] } };
        Assert.Equal(After(stated), After(new Moves()));
        Assert.NotEqual(After(stated with { Dynamics = new Alternating() }), After(new Moves()));
    }
}
