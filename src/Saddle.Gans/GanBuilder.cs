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
using Saddle.Training;

namespace Saddle.Gans;

/// <summary>Turns the names and numbers of a configuration into a formulation and moves.</summary>
public static class GanBuilder
{
    /// <summary>Networks and losses of a configuration.</summary>
    /// <exception cref="ConfigurationException">A name is unknown, or options do not fit together.</exception>
    public static Adversarial Formulation(GanConfiguration options)
    {
        GanConfigurationCheck.Require(options);
        var sizes = new ModelSizes(Shape.Create([.. options.SampleShape]), options.LatentSize, options.Classes);
        return ArchitectureOf(options).Formulation(sizes) with
        {
            Objective = ObjectiveCatalogue.Parts.Make(options.Objective),
            Penalty = PenaltyOf(options),
            CriticSteps = new CriticSchedule(options.CriticSteps, options.CriticHeadStart),
            InstanceNoise = options.InstanceNoise > 0
                ? new InstanceNoise(options.InstanceNoise, Falling(options.InstanceNoiseSteps))
                : null,
        };
    }

    /// <summary>How the players of a configuration move.</summary>
    /// <exception cref="ConfigurationException">A name is unknown, or options do not fit together.</exception>
    public static Moves Moves(GanConfiguration options)
    {
        GanConfigurationCheck.Require(options);
        Mover MoverOf(OptimiserChoice choice) => new(Rule(choice), choice.Rate, Falling(options.RateDecaySteps));
        return Adversarial.MovesOf(MoverOf(options.GeneratorOptimiser), MoverOf(options.CriticOptimiser)) with
        {
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
        Alternating { Order.Count: 0 } => new Alternating { Order = [1, 0] },
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
