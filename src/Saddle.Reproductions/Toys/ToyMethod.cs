using Saddle.Games.Motions;
using Saddle.Gans;
using Saddle.Gans.Objectives;
using Saddle.Gans.Penalties;
using Saddle.Gans.Training;
using Saddle.Training;

namespace Saddle.Reproductions.Toys;

/// <summary>What the experiments on toy data compare: losses, and how both players move, on any networks.</summary>
/// <param name="Objective">What critic and generator minimise.</param>
/// <param name="Penalty">What keeps the critic from growing too steep.</param>
/// <param name="Mover">How either player follows a direction.</param>
internal sealed record ToyMethod(Objective Objective, Penalty Penalty, Mover Mover)
{
    /// <summary>Critic updates per step.</summary>
    public CriticSchedule CriticSteps { get; init; } = new(1);

    /// <summary>How both players move in a step; null for the critic first.</summary>
    public Dynamics? Dynamics { get; init; }

    /// <summary>How both players move.</summary>
    public Moves Moves => new() { Mover = Mover, Dynamics = Dynamics };

    /// <summary>Networks with the losses of the method.</summary>
    public Adversarial On(Adversarial networks) =>
        networks with { Objective = Objective, Penalty = Penalty, CriticSteps = CriticSteps };
}
