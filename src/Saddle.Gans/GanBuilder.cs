using Saddle.Games.Motions;
using Saddle.Gans.Architectures;
using Saddle.Gans.Objectives;
using Saddle.Gans.Penalties;
using Saddle.Gans.Penalties.Measures;
using Saddle.Gans.Training;
using Saddle.Nn;
using Saddle.Nn.Optimisers;
using Saddle.Nn.Schedules;
using Saddle.Settings;

namespace Saddle.Gans;

/// <summary>Turns the names and numbers of a configuration into a model and a method.</summary>
public static class GanBuilder
{
    private static readonly Dictionary<string, Objective> s_objectiveByName = new(StringComparer.Ordinal)
    {
        ["wasserstein"] = new Wasserstein(),
        ["non-saturating"] = new NonSaturating(),
        ["minimax"] = new Minimax(),
        ["least-squares"] = new LeastSquares(),
        ["hinge"] = new Hinge(),
    };

    private static readonly Dictionary<string, Func<GanConfiguration, Penalty>> s_penaltyByName = new(
        StringComparer.Ordinal)
    {
        ["gradient-penalty"] = options => new GradientPenalty(options.PenaltyWeight, options.OneSided),
        ["clipping"] = options => new WeightClipping(options.ClipBound),
        ["simple"] = options => new SimpleGradientPenalty(
            options.PenaltyWeight, MeasureText.Read(options.PenaltyMeasure, options.PenaltyAnchor)),
        ["r1"] = options => new SimpleGradientPenalty(options.PenaltyWeight, new RealExamples()),
        ["r2"] = options => new SimpleGradientPenalty(options.PenaltyWeight, new GeneratedExamples()),
        ["none"] = _ => new NoPenalty(),
    };

    private static readonly Dictionary<string, Func<OptimiserChoice, Optimiser>> s_optimiserByName = new(
        StringComparer.Ordinal)
    {
        ["adam"] = choice => new Adam(choice.Beta1, choice.Beta2, choice.Epsilon),
        ["rmsprop"] = choice => new RmsProp(choice.Decay, choice.Epsilon),
        ["sgd"] = choice => new Sgd(choice.Momentum),
    };

    private static readonly Dictionary<string, Normalisation> s_normalisationByName = new(StringComparer.Ordinal)
    {
        ["none"] = Normalisation.None,
        ["layer"] = Normalisation.Layer,
        ["batch"] = Normalisation.Batch,
    };

    /// <summary>Names of objectives.</summary>
    public static IReadOnlyCollection<string> Objectives => s_objectiveByName.Keys;

    /// <summary>Names of penalties.</summary>
    public static IReadOnlyCollection<string> Penalties => s_penaltyByName.Keys;

    /// <summary>Names of the measures of the simple gradient penalty.</summary>
    public static IReadOnlyCollection<string> PenaltyMeasures => MeasureText.Names;

    /// <summary>Names of update rules.</summary>
    public static IReadOnlyCollection<string> Optimisers => s_optimiserByName.Keys;

    /// <summary>The networks of a configuration.</summary>
    /// <exception cref="ConfigurationException">A name is unknown, or options do not fit together.</exception>
    public static GanModel Model(GanConfiguration options)
    {
        GanConfigurationCheck.Require(options);
        var settings = new ArchitectureSettings(
            Shape.Create([.. options.SampleShape]), options.LatentSize, options.Width, options.Depth, options.Classes)
        {
            GeneratorNormalisation = options.GeneratorNormalisation == GanConfiguration.Standard
                ? null
                : Catalogue.Find("generator normalisation", options.GeneratorNormalisation, s_normalisationByName),
            CriticNormalisation = Catalogue.Find(
                "critic normalisation", options.CriticNormalisation, s_normalisationByName),
            Weights = InitialiserOf(options.Weights),
        };
        return Architecture.Named(options.Architecture).Model(settings);
    }

    /// <summary>The method of a configuration.</summary>
    /// <exception cref="ConfigurationException">A name is unknown, or options do not fit together.</exception>
    public static GanMethod Method(GanConfiguration options)
    {
        GanConfigurationCheck.Require(options);
        return new GanMethod
        {
            Objective = Catalogue.Find("objective", options.Objective, s_objectiveByName),
            Penalty = Catalogue.Find("penalty", options.Penalty, s_penaltyByName)(options),
            CriticOptimiser = Rule(options.CriticOptimiser),
            GeneratorOptimiser = Rule(options.GeneratorOptimiser),
            CriticRate = Falling(options.CriticOptimiser.Rate, options.RateDecaySteps),
            GeneratorRate = Falling(options.GeneratorOptimiser.Rate, options.RateDecaySteps),
            InstanceNoise = options.InstanceNoise > 0
                ? Falling(options.InstanceNoise, options.InstanceNoiseSteps)
                : null,
            CriticSteps = new CriticSchedule(options.CriticSteps, options.CriticHeadStart),
            Dynamics = CriticFirst(options.Dynamics.ToChoice().Make()),
            AverageDecay = options.AverageDecay,
        };
    }

    // Players who take turns do so with the critic first.
    private static Dynamics CriticFirst(Dynamics dynamics) => dynamics switch
    {
        Alternating { Order.Count: 0 } => GanMethod.CriticFirst,
        Alternating alternating => new Alternating { Order = [.. alternating.Order.Reverse()] },
        HeavyBall { Order: { } order } ball => ball with { Order = (Alternating)CriticFirst(order) },
        Adjusted adjusted => adjusted with { Inner = CriticFirst(adjusted.Inner) },
        FollowedDynamics followed => followed with { Inner = CriticFirst(followed.Inner) },
        _ => dynamics,
    };

    private static Optimiser Rule(OptimiserChoice choice) =>
        Catalogue.Find("optimiser", choice.Name, s_optimiserByName)(choice);

    private static Schedule Falling(double first, long steps) =>
        steps > 0 ? new LinearDecay(first, steps) : new ConstantRate(first);

    private static Initialiser InitialiserOf(string name) => Initialiser.Names.Contains(name)
        ? Initialiser.Named(name)
        : Catalogue.Find("initialiser", name, Initialiser.Names.ToDictionary(known => known, Initialiser.Named));
}
