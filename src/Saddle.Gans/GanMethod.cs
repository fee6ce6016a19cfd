using System.Collections.Immutable;
using Saddle.Games.Motions;
using Saddle.Gans.Objectives;
using Saddle.Gans.Penalties;
using Saddle.Gans.Training;
using Saddle.Nn;
using Saddle.Nn.Optimisers;
using Saddle.Nn.Schedules;
using Saddle.Training;

namespace Saddle.Gans;

/// <summary>How a model is trained: what each player minimises, how it moves, and who moves when.</summary>
public sealed record GanMethod
{
    /// <summary>What critic and generator minimise.</summary>
    public Objective Objective { get; init; } = new Wasserstein();

    /// <summary>What keeps the critic from growing too steep.</summary>
    public Penalty Penalty { get; init; } = new GradientPenalty();

    /// <summary>The critic's update rule.</summary>
    public Optimiser CriticOptimiser { get; init; } = new Adam(0.5, 0.9);

    /// <summary>The generator's update rule.</summary>
    public Optimiser GeneratorOptimiser { get; init; } = new Adam(0.5, 0.9);

    /// <summary>The critic's step size at first.</summary>
    public double CriticRate { get; init; } = 1e-4;

    /// <summary>The generator's step size at first.</summary>
    public double GeneratorRate { get; init; } = 1e-4;

    /// <summary>How both step sizes change with generator updates.</summary>
    public Schedule Schedule { get; init; } = new Constant();

    /// <summary>
    /// Critic updates per step: all but one of them come before the step's own turns, along the critic's own gradient.
    /// </summary>
    public CriticSchedule CriticSteps { get; init; } = new();

    /// <summary>Noise on the examples that the critic scores; null for none.</summary>
    public InstanceNoise? InstanceNoise { get; init; }

    /// <summary>
    /// How both players move in a step; by default the critic first, then the generator against the new critic.
    /// </summary>
    public Dynamics Dynamics { get; init; } = CriticFirst;

    /// <summary>Decay of the running average of the generator's weights, below 1; 0 for none.</summary>
    /// <remarks>
    /// Taken after each step, of the solution that the dynamics then have: of the slow weights under lookahead, and of
    /// averages under dynamics that average by themselves. Without it the dynamics' solution is the result.
    /// </remarks>
    public double AverageDecay { get; init; }

    /// <summary>How both players move, for a learner.</summary>
    public Moves Moves => new()
    {
        Dynamics = Dynamics,
        Players = ImmutableDictionary.CreateRange(StringComparer.Ordinal, (KeyValuePair<string, Mover>[])
        [
            new(Adversarial.Generator, new Mover(GeneratorOptimiser, GeneratorRate, Schedule)),
            new(Adversarial.Critic, new Mover(CriticOptimiser, CriticRate, Schedule)),
        ]),
        AverageDecay = AverageDecay,
    };

    /// <summary>The critic steps, then the generator.</summary>
    public static Alternating CriticFirst { get; } = new() { Order = [1, 0] };
}
