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
    /// <summary>The networks of a configuration.</summary>
    /// <exception cref="ConfigurationException">A name is unknown, or options do not fit together.</exception>
    public static GanModel Model(GanConfiguration options)
    {
        GanConfigurationCheck.Require(options);
        return ArchitectureOf(options).Model(
            new ModelSizes(Shape.Create([.. options.SampleShape]), options.LatentSize, options.Classes));
    }

    /// <summary>The method of a configuration.</summary>
    /// <exception cref="ConfigurationException">A name is unknown, or options do not fit together.</exception>
    public static GanMethod Method(GanConfiguration options)
    {
        GanConfigurationCheck.Require(options);
        return new GanMethod
        {
            Objective = ObjectiveCatalogue.Parts.Make(options.Objective),
            Penalty = PenaltyOf(options),
            CriticOptimiser = Rule(options.CriticOptimiser),
            GeneratorOptimiser = Rule(options.GeneratorOptimiser),
            CriticRate = options.CriticOptimiser.Rate,
            GeneratorRate = options.GeneratorOptimiser.Rate,
            Schedule = Falling(options.RateDecaySteps),
            InstanceNoise = options.InstanceNoise > 0
                ? new InstanceNoise(options.InstanceNoise, Falling(options.InstanceNoiseSteps))
                : null,
            CriticSteps = new CriticSchedule(options.CriticSteps, options.CriticHeadStart),
            Dynamics = CriticFirst(options.Dynamics.ToChoice().Make()),
            AverageDecay = options.AverageDecay,
        };
    }

    private static Architecture ArchitectureOf(GanConfiguration options)
    {
        Architecture sized = ArchitectureCatalogue.Parts.Make(options.Architecture) with
        {
            Width = options.Width,
            GeneratorNormalisation = options.GeneratorNormalisation == GanConfiguration.Standard
                ? null
                : NormalisationOf("generator", options.GeneratorNormalisation),
            CriticNormalisation = NormalisationOf("critic", options.CriticNormalisation),
            Weights = InitialiserOf(options.Weights),
        };
        return sized is Mlp mlp ? mlp with { Depth = options.Depth } : sized;
    }

    private static Normalisation NormalisationOf(string player, string name) =>
        Catalogue.Find($"{player} normalisation", name, NormalisationRange.ByName);

    private static Penalty PenaltyOf(GanConfiguration options) => PenaltyCatalogue.Parts.Make(options.Penalty) switch
    {
        GradientPenalty norms => norms with { Weight = options.PenaltyWeight, OneSided = options.OneSided },
        WeightClipping clipping => clipping with { Bound = options.ClipBound },
        SimpleGradientPenalty when options.Penalty == SimpleGradientPenalty.Part.Name => new SimpleGradientPenalty(
            options.PenaltyWeight, MeasureText.Read(options.PenaltyMeasure, options.PenaltyAnchor)),
        SimpleGradientPenalty squares => squares with { Weight = options.PenaltyWeight },
        var other => other,
    };

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

    private static Optimiser Rule(OptimiserChoice choice) => OptimiserCatalogue.Parts.Make(choice.Name) switch
    {
        Adam adam => adam with { Beta1 = choice.Beta1, Beta2 = choice.Beta2, Epsilon = choice.Epsilon },
        RmsProp root => root with { Decay = choice.Decay, Epsilon = choice.Epsilon },
        Sgd plain => plain with { Momentum = choice.Momentum },
        var other => other,
    };

    private static Schedule Falling(long steps) => steps > 0 ? new LinearDecay(steps) : new Constant();

    private static Initialiser InitialiserOf(string name) => Initialiser.Names.Contains(name)
        ? Initialiser.Named(name)
        : Catalogue.Find("initialiser", name, Initialiser.Names.ToDictionary(known => known, Initialiser.Named));
}
