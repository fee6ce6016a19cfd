using Saddle.Data;
using Saddle.Gans.Penalties;
using Saddle.Nn;
using Saddle.Settings;
using Saddle.Training;
using Saddle.Training.Learners;

namespace Saddle.Gans;

/// <summary>A generator against a critic: both losses on the same examples, latents and noise.</summary>
/// <param name="Model">The networks.</param>
/// <param name="Method">Objective, penalty, instance noise, and how many updates the critic gets.</param>
/// <remarks>
/// The examples a penalty looks at are constants of the critic's own gradient, since it does not make them, and move
/// with the generator in the Jacobian of the game. Figures of the critic: <c>estimate</c>, the divergence that it
/// certifies; <c>penalty</c>, the term's share of the loss; <c>gradient</c>, the mean norm of the scores' gradient
/// where the penalty looks at it.
/// </remarks>
public sealed record Adversarial(GanModel Model, GanMethod Method) : Formulation
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

    /// <summary>The data that the model is for.</summary>
    public Examples Examples => new(
        Model.Classes > 0
            ? [new(Model.Sample, Name: "images"), new([], ElementType.Int64, Examples.Labels)]
            : [new(Model.Sample, Name: "images")],
        Model.Classes);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Order => [Critic, Generator];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Averaged => [Generator];

    /// <inheritdoc/>
    public override (string Player, string Figure)? Validation => (Critic, "estimate");

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, double First, Schedule Schedule)> Scalars =>
        Method.InstanceNoise is { } noise ? [(Noise, noise.Deviation, noise.Schedule)] : [];

    /// <inheritdoc/>
    public override IReadOnlyList<Role> Roles(Examples examples) =>
        Model.Classes == 0 || Model.Classes == examples.Classes
            ? [new Role(Generator, Model.Generator), new Role(Critic, Model.Critic)]
            : throw new ConfigurationException(
                $"training: model and data differ in classes. The model has {Model.Classes}, the data "
                    + $"{examples.Classes}. Build the model for the data's classes, or an unconditional one.");

    /// <inheritdoc/>
    public override IReadOnlyList<TensorSpec> Parts(Examples examples) => Examples.Specs;

    /// <inheritdoc/>
    public override int UpdatesBefore(string player, long step) =>
        player == Critic ? Method.CriticSteps.At(step) - 1 : 0;

    /// <inheritdoc/>
    public override bool Projects(string player) => player == Critic && Method.Penalty.Projects;

    /// <inheritdoc/>
    public override Tensor Project(string player, Tensor parameter) =>
        player == Critic ? Method.Penalty.Project(parameter) : parameter;

    /// <inheritdoc/>
    public override void Check(IReadOnlyList<Role> roles)
    {
        if (Method.Penalty.NeedsIndependentExamples && Model.Critic.MixingLayers.Count > 0)
        {
            throw new ConfigurationException(
                $"{Method.Penalty.GetType().Name}: the critic mixes the examples of a batch, so a gradient per example "
                    + $"has no meaning. Layers that mix: {string.Join(", ", Model.Critic.MixingLayers)}. "
                    + "Use layer normalisation in the critic, or none.");
        }
    }

    /// <inheritdoc/>
    public override PlayerLoss Loss(string player, Play play)
    {
        RandomStream random = play.Random(ExamplesUse);
        return player == Generator ? OfGenerator(play, random) : OfCritic(play, random);
    }

    /// <summary>Trains it.</summary>
    /// <inheritdoc cref="GameLearner(Formulation, Moves, IBatchSource, LearnerSettings, IBatchSource)"/>
    public GameLearner Learner(IBatchSource data, LearnerSettings settings, IBatchSource? validation = null) =>
        new(this, Method.Moves, data, settings, validation);

    /// <summary>The same as a game: player 0 is the generator, player 1 the critic.</summary>
    /// <inheritdoc cref="FormulationGame(Formulation, Examples, int, ElementType, ParameterSet, long)"/>
    public FormulationGame Game(
        int batch, ElementType type = ElementType.Float64, ParameterSet? frozen = null, long step = 0) =>
        new(this, Examples, batch, type, frozen, step);

    private PlayerLoss OfGenerator(Play play, RandomStream random)
    {
        Tensor made = Seen(Make(play, random), play, random);
        return new PlayerLoss(Method.Objective.GeneratorLoss(
            Column(play.Apply(Critic, made, play.Random(FakeScoresUse), LabelsOf(play)))));
    }

    private PlayerLoss OfCritic(Play play, RandomStream random)
    {
        Tensor fake = Seen(Make(play, random), play, random);
        Tensor real = Seen(play.Data[0], play, random);
        (Tensor realScores, Tensor fakeScores) = play.ApplyTogether(
            Critic, real, fake, play.Random(RealScoresUse), play.Random(FakeScoresUse), LabelsOf(play));
        (realScores, fakeScores) = (Column(realScores), Column(fakeScores));
        PenaltyTerm term = Method.Penalty.Term(
            x => Column(play.Apply(Critic, x, play.Random(PenaltyScoresUse), LabelsOf(play), remember: false)),
            real, fake, random);
        (string, Tensor)[] gradient = term.GradientNorms is { } norms ? [("gradient", norms)] : [];
        return new PlayerLoss(
            Method.Objective.CriticLoss(realScores, fakeScores) + term.Loss,
            [("estimate", Method.Objective.Estimate(realScores, fakeScores)), ("penalty", term.Loss), .. gradient]);
    }

    private Tensor Make(Play play, RandomStream random) =>
        play.Apply(Generator, random.Normal(play.Count, Model.LatentSize), random, LabelsOf(play));

    /// <summary>Examples as the critic gets to see them.</summary>
    private Tensor Seen(Tensor examples, Play play, RandomStream random) => Method.InstanceNoise is null
        ? examples
        : examples + play.Scalar(Noise) * random.Normal(examples.Shape);

    private Tensor? LabelsOf(Play play) => Model.Classes > 0 ? play.Labels : null;

    /// <summary>One score per example, shape [n].</summary>
    private static Tensor Column(Tensor scores) => scores.Reshape(scores.Shape[0]);
}
