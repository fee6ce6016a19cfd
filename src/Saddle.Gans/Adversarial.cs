using System.Collections.Immutable;
using System.Globalization;
using Saddle.Data;
using Saddle.Gans.Objectives;
using Saddle.Gans.Penalties;
using Saddle.Gans.Training;
using Saddle.Nn;
using Saddle.Settings;
using Saddle.Training;
using Saddle.Training.Learners;

namespace Saddle.Gans;

/// <summary>A generator against a critic: both losses on the same examples, latents and noise.</summary>
/// <remarks>
/// The examples a penalty looks at are constants of the critic's own gradient, since it does not make them, and move
/// with the generator in the Jacobian of the game. Figures of the critic: <c>estimate</c>, the divergence that it
/// certifies; <c>penalty</c>, the term's share of the loss; <c>gradient</c>, the mean norm of the scores' gradient
/// where the penalty looks at it.
/// </remarks>
public sealed record Adversarial : Formulation
{
    /// <summary>The player and role that makes examples from latents.</summary>
    public const string Generator = "generator";

    /// <summary>The player and role that scores examples.</summary>
    public const string Critic = "critic";

    private const string Noise = "instance noise";

    // For examples and the penalty, drawn in this order: latents, the generator's layers, instance noise of generated
    // examples, that of real ones, the penalty's own.
    private const int ExamplesUse = 0;
    private const int RealScoresUse = 1;
    private const int FakeScoresUse = 2;
    private const int PenaltyScoresUse = 3;

    /// <summary>Declares both networks and checks that one's output is the other's input.</summary>
    /// <param name="generator">From latents [n, latentSize] to examples [n, ..sample].</param>
    /// <param name="critic">From examples [n, ..sample] to scores [n] or [n, 1].</param>
    /// <param name="latentSize">Numbers per latent vector; they are normal with mean 0 and variance 1.</param>
    /// <param name="sample">The shape of one example.</param>
    /// <param name="classes">The number of labels that the networks read; 0 when they read none.</param>
    /// <exception cref="ShapeException">The networks do not fit together.</exception>
    public Adversarial(Layer generator, Layer critic, int latentSize, Shape sample, int classes = 0)
    {
        GeneratorNetwork = Network.Declare(generator, [latentSize]);
        CriticNetwork = Network.Declare(critic, sample);
        (LatentSize, Sample, Classes) = (latentSize, sample, classes);
        RequireFit();
    }

    /// <summary>From latents to examples.</summary>
    public Network GeneratorNetwork { get; }

    /// <summary>From examples to scores.</summary>
    public Network CriticNetwork { get; }

    /// <summary>The shape of one example.</summary>
    public Shape Sample { get; }

    /// <summary>Numbers per latent vector.</summary>
    public int LatentSize { get; }

    /// <summary>The number of labels; 0 where the networks read none.</summary>
    public int Classes { get; }

    /// <summary>What critic and generator minimise.</summary>
    public Objective Objective { get; init; } = new Wasserstein();

    /// <summary>What keeps the critic from growing too steep.</summary>
    public Penalty Penalty { get; init; } = new GradientPenalty();

    /// <summary>
    /// Critic updates per step: all but one of them come before the step's own turns, along the critic's own gradient.
    /// </summary>
    public CriticSchedule CriticSteps { get; init; } = new();

    /// <summary>Noise on the examples that the critic scores; null for none.</summary>
    public InstanceNoise? InstanceNoise { get; init; }

    /// <summary>The data that the networks are for.</summary>
    public Examples Examples => new(
        Classes > 0
            ? [new(Sample, Name: "images"), new([], ElementType.Int64, Examples.Labels)]
            : [new(Sample, Name: "images")],
        Classes);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Order => [Critic, Generator];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Averaged => [Generator];

    /// <inheritdoc/>
    public override (string Player, string Figure)? Validation => (Critic, "estimate");

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, double First, Schedule Schedule)> Scalars =>
        InstanceNoise is { } noise ? [(Noise, noise.Deviation, noise.Schedule)] : [];

    /// <inheritdoc/>
    public override IReadOnlyList<Role> Roles(Examples examples) =>
        Classes == 0 || Classes == examples.Classes
            ? [new Role(Generator, GeneratorNetwork), new Role(Critic, CriticNetwork)]
            : throw new ConfigurationException(
                $"training: model and data differ in classes. The model has {Classes}, the data "
                    + $"{examples.Classes}. Build the model for the data's classes, or an unconditional one.");

    /// <inheritdoc/>
    public override IReadOnlyList<TensorSpec> Parts(Examples examples) => Examples.Specs;

    /// <inheritdoc/>
    public override int UpdatesBefore(string player, long step) =>
        player == Critic ? CriticSteps.At(step) - 1 : 0;

    /// <inheritdoc/>
    public override bool Projects(string player) => player == Critic && Penalty.Projects;

    /// <inheritdoc/>
    public override Tensor Project(string player, Tensor parameter) =>
        player == Critic ? Penalty.Project(parameter) : parameter;

    /// <inheritdoc/>
    public override void Check(IReadOnlyList<Role> roles)
    {
        Penalty.Check(Sample);
        if (Penalty.NeedsIndependentExamples && CriticNetwork.MixingLayers.Count > 0)
        {
            throw new ConfigurationException(
                $"{Penalty.GetType().Name}: the critic mixes the examples of a batch, so a gradient per example "
                    + $"has no meaning. Layers that mix: {string.Join(", ", CriticNetwork.MixingLayers)}. "
                    + "Use layer normalisation in the critic, or none.");
        }
    }

    /// <inheritdoc/>
    public override PlayerLoss Loss(string player, Play play)
    {
        RandomStream random = play.Random(ExamplesUse);
        return player == Generator ? OfGenerator(play, random) : OfCritic(play, random);
    }

    /// <summary>Moves in which each player has a mover of its own.</summary>
    /// <param name="generator">How the generator follows a direction.</param>
    /// <param name="critic">How the critic does.</param>
    public static Moves MovesOf(Mover generator, Mover critic) => new()
    {
        Players = ImmutableDictionary.CreateRange(StringComparer.Ordinal, (KeyValuePair<string, Mover>[])
        [
            new(Generator, generator),
            new(Critic, critic),
        ]),
    };

    /// <summary>Trains it.</summary>
    /// <param name="data">Examples; each turn that looks at data takes the next step of the source.</param>
    /// <param name="moves">
    /// How both players move; where they do not say when, the critic first, then the generator against the new critic.
    /// </param>
    /// <param name="settings">Batch, seed and threads.</param>
    /// <param name="validation">Held-out examples for the critic's estimate; null for none.</param>
    /// <exception cref="ConfigurationException">The parts do not fit together.</exception>
    public GameLearner Learner(
        IBatchSource data, Moves moves, LearnerSettings settings, IBatchSource? validation = null) =>
        new(this, moves, data, settings, validation);

    /// <summary>The same as a game: player 0 is the generator, player 1 the critic.</summary>
    /// <inheritdoc cref="FormulationGame(Formulation, Examples, int, ElementType, ParameterSet, long)"/>
    public FormulationGame Game(
        int batch, ElementType type = ElementType.Float64, ParameterSet? frozen = null, long step = 0) =>
        new(this, Examples, batch, type, frozen, step);

    private void RequireFit()
    {
        if (GeneratorNetwork.Output != Sample)
        {
            throw new ShapeException(
                "model: the generator does not make such examples. "
                    + $"It makes {GeneratorNetwork.Output}, examples are {Sample}. "
                    + "Change the generator's last layers or the sample shape.");
        }

        if (CriticNetwork.Output.Count != 1)
        {
            throw new ShapeException(
                $"model: the critic must give one score per example. It gives {CriticNetwork.Output}. "
                    + "End it with a linear layer of one output.");
        }

        if (Classes == 0 && (GeneratorNetwork.IsConditional || CriticNetwork.IsConditional))
        {
            throw new ShapeException(string.Create(CultureInfo.InvariantCulture,
                $"model: a network reads labels but there are no classes. Classes: {Classes}. ")
                + "Pass the number of classes, or use layers that read no labels.");
        }
    }

    private PlayerLoss OfGenerator(Play play, RandomStream random)
    {
        Tensor made = Seen(Make(play, random), play, random);
        return new PlayerLoss(Objective.GeneratorLoss(
            Column(play.Apply(Critic, made, play.Random(FakeScoresUse), LabelsOf(play)))));
    }

    private PlayerLoss OfCritic(Play play, RandomStream random)
    {
        Tensor fake = Seen(Make(play, random), play, random);
        Tensor real = Seen(play.Data[0], play, random);
        (Tensor realScores, Tensor fakeScores) = play.ApplyTogether(
            Critic, real, fake, play.Random(RealScoresUse), play.Random(FakeScoresUse), LabelsOf(play));
        (realScores, fakeScores) = (Column(realScores), Column(fakeScores));
        PenaltyTerm term = Penalty.Term(
            x => Column(play.Apply(Critic, x, play.Random(PenaltyScoresUse), LabelsOf(play), remember: false)),
            real, fake, random);
        (string, Tensor)[] gradient = term.GradientNorms is { } norms ? [("gradient", norms)] : [];
        return new PlayerLoss(
            Objective.CriticLoss(realScores, fakeScores) + term.Loss,
            [("estimate", Objective.Estimate(realScores, fakeScores)), ("penalty", term.Loss), .. gradient]);
    }

    private Tensor Make(Play play, RandomStream random) =>
        play.Apply(Generator, random.Normal(play.Count, LatentSize), random, LabelsOf(play));

    /// <summary>Examples as the critic gets to see them.</summary>
    private Tensor Seen(Tensor examples, Play play, RandomStream random) => InstanceNoise is null
        ? examples
        : examples + play.Scalar(Noise) * random.Normal(examples.Shape);

    private Tensor? LabelsOf(Play play) => Classes > 0 ? play.Labels : null;

    /// <summary>One score per example, shape [n].</summary>
    private static Tensor Column(Tensor scores) => scores.Reshape(scores.Shape[0]);
}
