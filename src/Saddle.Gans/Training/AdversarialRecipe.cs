using Saddle.Data;
using Saddle.Distances.Metrics;
using Saddle.Games.Motions;
using Saddle.Gans.Architectures;
using Saddle.Gans.Objectives;
using Saddle.Gans.Penalties;
using Saddle.Nn;
using Saddle.Nn.Optimisers;
using Saddle.Nn.Schedules;
using Saddle.Settings;
using Saddle.Training;
using Saddle.Training.Learners;
using Saddle.Training.Options;
using Saddle.Training.Runs;
using Saddle.Training.Studies;

namespace Saddle.Gans.Training;

/// <summary>A generator against a critic.</summary>
public sealed record AdversarialRecipe : Recipe
{
    private const int MostLatents = 65_536;

    private static readonly Setting<bool> s_dequantise = new(
        "dequantise", false, Ranges.Truth, "add noise below one grey level to images")
    { Standing = Standing.Data };

    private static readonly Setting<bool> s_conditional = new(
        "conditional", false, Ranges.Truth, "condition both networks on the labels of the data")
    { Standing = Standing.Protocol };

    private static readonly Slot<Architecture> s_architecture = new(
        "architecture", Dcgan.Part.Name, "both networks")
    { Standing = Standing.Protocol };

    private static readonly Setting<int> s_latentSize = new(
        "latent-size", 128, Ranges.Count(1, MostLatents), "numbers per latent vector")
    { Flag = "latent", Standing = Standing.Protocol };

    private static readonly Slot<Objective> s_objective = new(
        "objective", Wasserstein.Part.Name, "what critic and generator minimise");

    private static readonly Slot<Penalty> s_penalty = new(
        "penalty", GradientPenalty.Part.Name, "what keeps the critic from growing too steep");

    private static readonly Setting<double> s_noise = new(
        "deviation", 0, Ranges.NotNegative, "standard deviation of noise on all examples the critic sees; 0 for none")
    { Flag = "instance-noise" };

    private static readonly Setting<long?> s_noiseSteps = new(
        "steps", null, Ranges.Optional(Ranges.Whole(0), "run"), "steps until that noise is 0; 0 to keep it constant");

    private static readonly Group s_instanceNoise = new("instance-noise", [s_noise, s_noiseSteps])
    {
        Meaning = "noise on examples",
    };

    private static readonly Slot<Dynamics> s_dynamics = new(
        "dynamics", Alternating.Part.Name, "how both players move");

    // What a published method is made of.
    private static readonly ISlot[] s_methodSlots = [s_objective, s_penalty, s_dynamics];

    private static readonly Slot<Optimiser> s_optimiser = new("optimiser", Adam.Part.Name, "the update rule");

    private static readonly Setting<double> s_rate = new("rate", 1e-4, Ranges.Positive, "step size at first");

    private static readonly Slot<Schedule> s_schedule = new(
        "schedule", Constant.Part.Name, "how the step size changes");

    private static readonly Group s_critic = new(Adversarial.Critic, [s_optimiser, s_rate, s_schedule])
    {
        IsShared = true,
        Meaning = "how the critic moves",
    };

    private static readonly Group s_generator = new(Adversarial.Generator, s_critic.Settings)
    {
        IsShared = true,
        Meaning = "how the generator moves",
    };

    private static readonly Setting<double> s_averageDecay = new(
        "average-decay", 0.999, Ranges.BelowOne,
        "decay of the running average of the generator's weights; 0 for none")
    { Flag = "ema" };

    private static readonly Setting<IReadOnlyList<string>> s_metrics = new(
        "metrics", [], Ranges.List(Ranges.Text),
        $"measured at each snapshot, such as {string.Join(", ", MetricCatalogue.Parts.Names)}; settings follow a name, "
            + "as in recall neighbours=5")
    { Standing = Standing.Run };

    /// <summary>How it is chosen by name.</summary>
    public static Part<Recipe> Part { get; } = new(
        "adversarial", "a generator against a critic", "Goodfellow et al. 2014, arXiv:1406.2661",
        [
            s_dequantise, s_conditional, s_architecture, s_latentSize, s_objective, s_penalty, s_instanceNoise,
            .. CriticSchedule.Settings, s_dynamics, s_critic, s_generator, s_averageDecay, s_metrics,
        ],
        chosen => new AdversarialRecipe
        {
            Dequantise = chosen.Get(s_dequantise),
            IsConditional = chosen.Get(s_conditional),
            ArchitectureName = chosen.Get(s_architecture).Part.Name,
            Architecture = chosen.Make(s_architecture),
            LatentSize = chosen.Get(s_latentSize),
            Objective = chosen.Make(s_objective),
            Penalty = chosen.Make(s_penalty),
            InstanceNoise = NoiseOf(chosen.Get(s_instanceNoise)),
            CriticSteps = CriticSchedule.Of(chosen),
            Moves = Adversarial.MovesOf(MoverOf(chosen.Get(s_generator)), MoverOf(chosen.Get(s_critic))) with
            {
                Dynamics = chosen.Make(s_dynamics).Reversed(players: 2),   // the critic first
                AverageDecay = chosen.Get(s_averageDecay),
            },
            Metrics = chosen.Get(s_metrics),
            Catalogues = chosen.Catalogues,
        });

    /// <summary>Whether noise below one grey level is added to images.</summary>
    public bool Dequantise { get; init; }

    /// <summary>Whether both networks read the labels of the data.</summary>
    public bool IsConditional { get; init; }

    /// <summary>What the architecture is chosen by.</summary>
    public required string ArchitectureName { get; init; }

    /// <summary>Both networks.</summary>
    public required Architecture Architecture { get; init; }

    /// <summary>Numbers per latent vector.</summary>
    public int LatentSize { get; init => field = s_latentSize.Require(value, "AdversarialRecipe"); } =
        s_latentSize.Default;

    /// <inheritdoc cref="Adversarial.Objective"/>
    public required Objective Objective { get; init; }

    /// <inheritdoc cref="Adversarial.Penalty"/>
    public required Penalty Penalty { get; init; }

    /// <inheritdoc cref="Adversarial.InstanceNoise"/>
    public InstanceNoise? InstanceNoise { get; init; }

    /// <inheritdoc cref="Adversarial.CriticSteps"/>
    public CriticSchedule CriticSteps { get; init; } = new();

    /// <summary>How both players move.</summary>
    public Moves Moves { get; init; } = new();

    /// <summary>Names of metrics to measure at each snapshot.</summary>
    public IReadOnlyList<string> Metrics
    {
        get;
        init => field = s_metrics.Require(value, "AdversarialRecipe");
    } = [];

    /// <inheritdoc/>
    public override string Variant => ArchitectureName;

    /// <inheritdoc/>
    /// <remarks>Other parts are named: objective, penalty where there is one, dynamics that are not the usual ones.
    /// </remarks>
    public override string MethodName(RunOptions options)
    {
        IReadOnlyList<PresetValue> values = Method.Named(options.Method, options.Chosen.Catalogues).Preset.Values;
        string[] usual = [.. s_methodSlots.Select(slot =>
            values.LastOrDefault(value => value.Path == slot.Name)?.Text ?? slot.Default)];
        string[] chosen = [.. s_methodSlots.Select(slot =>
            options.Chosen.Entries.First(entry => entry.Path == slot.Name).Text)];
        return chosen.SequenceEqual(usual) ? options.Method : string.Join('-',
            from part in chosen.Index()
            where part.Index == 0 || part.Item != (part.Index == 1 ? NoPenalty.Part.Name : Alternating.Part.Name)
            select part.Item);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<int> Sides => Architecture.Sides;

    /// <inheritdoc/>
    public override bool ReadsLabels => IsConditional;

    /// <inheritdoc/>
    public override IReadOnlyList<Mover> Movers => [Moves.Of(Adversarial.Critic), Moves.Of(Adversarial.Generator)];

    private Catalogues Catalogues { get; init; } = BuiltIn.Catalogues;

    /// <summary>Networks and losses for some data.</summary>
    /// <exception cref="ConfigurationException">The parts do not fit together or the data.</exception>
    public Adversarial Formulation(DataFacts facts) =>
        Architecture.Formulation(new ModelSizes(facts.Shape, LatentSize, IsConditional ? facts.Classes.Count : 0)) with
        {
            Objective = Objective,
            Penalty = Penalty,
            InstanceNoise = InstanceNoise,
            CriticSteps = CriticSteps,
        };

    /// <inheritdoc/>
    public override IReadOnlyList<PresetValue> Fitted(Dataset data, RunSettings settings) => AdversarialFits.Values;

    /// <inheritdoc/>
    public override Choice<RunSettings> Completed(Choice<RunSettings> options)
    {
        Choice<RunSettings> completed = base.Completed(options);
        string steps = $"{s_instanceNoise.Name}.{s_noiseSteps.Name}";
        return InstanceNoise is not null && completed.ValueAt(steps) is null
            ? completed.With(steps, Length(options))
            : completed;
    }

    /// <inheritdoc/>
    public override RunData Batches(RunSettings settings, Dataset data) => RunData.Of(
        data, settings.Data, settings.Learner.Seed, unchecked((ulong)settings.Learner.Seed), Dequantise);

    /// <inheritdoc/>
    public override Learner Learner(RunSettings settings, RunData data)
    {
        var facts = DataFacts.Of(data.Source);
        if (IsConditional && facts.Classes.Count == 0)
        {
            throw new ConfigurationException(
                $"conditional: the data must have labels. '{data.Source.Name}' has none. Leave it out, or use data "
                    + "with classes.");
        }

        return Formulation(facts).Learner(data.Training, Moves, settings.Learner, data.Validation);
    }

    /// <inheritdoc/>
    public override IRunPictures Pictures(Learner learner, RunSettings settings, RunData data) =>
        new SamplePictures((GameLearner)learner, data.Training, settings.Learner);

    /// <inheritdoc/>
    public override Func<Figures>? Study(Learner learner, RunSettings settings, RunData data)
    {
        if (Metrics.Count == 0)
        {
            return null;
        }

        var study = SampleStudy.Named(
            ScoredDatasets.Of(data.Source, SampleStudy.UsualCount, settings.Data.Balanced), Metrics,
            Catalogues.Of<Metric>());
        var game = (GameLearner)learner;
        var generator = new Lazy<Generator>(() => new Generator(
            (Adversarial)game.Formulation, game.Best(Adversarial.Generator), settings.Learner.Threads,
            settings.Learner.DirectSums)
        {
            Classes = IsConditional
                ? settings.Data.SharesOf(DataFacts.Of(data.Source).Classes)
                : ClassShares.None,
        });
        return () =>
        {
            generator.Value.Use(game.Best(Adversarial.Generator));
            return study.Of(generator.Value.SampleLikeData(SampleStudy.UsualCount, SampleStudy.UsualSeed));
        };
    }

    private static Mover MoverOf(Chosen player) =>
        new(player.Make(s_optimiser), player.Get(s_rate), player.Make(s_schedule));

    private static InstanceNoise? NoiseOf(Chosen chosen) => (chosen.Get(s_noise), chosen.Get(s_noiseSteps)) switch
    {
        (0, _) => null,
        (var deviation, 0) => new InstanceNoise(deviation),
        (var deviation, var steps) => new InstanceNoise(deviation, new LinearDecay(steps)),
    };
}
