using Saddle.Nn;
using Saddle.Settings;

namespace Saddle.Training;

/// <summary>What is trained: networks, who moves them, and what each of the one or more players minimises.</summary>
/// <remarks>
/// A formulation is pure: it never samples data, touches an optimiser or knows a loop. <see cref="FormulationGame"/>
/// turns it into a differentiable game, <see cref="Learners.GameLearner"/> trains it.
/// </remarks>
public abstract record Formulation
{
    /// <summary>The networks, in the order of parameters; players come in the order of their first role.</summary>
    /// <param name="examples">The data to be for.</param>
    /// <exception cref="ConfigurationException">The formulation cannot be for such data.</exception>
    public abstract IReadOnlyList<Role> Roles(Examples examples);

    /// <summary>What a player minimises on one sample.</summary>
    /// <param name="player">Its name.</param>
    /// <param name="play">The sample, and the networks at a point; asked for once per trace or more.</param>
    public abstract PlayerLoss Loss(string player, Play play);

    /// <summary>The parts of an example that losses read: all of them unless said otherwise.</summary>
    public virtual IReadOnlyList<TensorSpec> Parts(Examples examples) => examples.Specs;

    /// <summary>Who moves first where players move one after the other; empty for the order of players.</summary>
    public virtual IReadOnlyList<string> Order => [];

    /// <summary>How many updates a player makes alone, along its own gradient, before a step of the dynamics.</summary>
    /// <param name="player">Its name.</param>
    /// <param name="step">Steps of the dynamics so far.</param>
    public virtual int UpdatesBefore(string player, long step) => 0;

    /// <summary>
    /// Numbers that losses read and that change with the steps from what they are at first: see
    /// <see cref="Play.Scalar"/>.
    /// </summary>
    public virtual IReadOnlyList<(string Name, double First, Schedule Schedule)> Scalars => [];

    /// <summary>Roles whose parameters and statistics are worth a running average: those that are used in the
    /// end.</summary>
    public virtual IReadOnlyList<string> Averaged => [];

    /// <summary>Whose figure of which name to take on held-out examples; null for none.</summary>
    public virtual (string Player, string Figure)? Validation => null;

    /// <summary>Whether <see cref="Project"/> changes a player's parameters.</summary>
    public virtual bool Projects(string player) => false;

    /// <summary>What a player's parameter becomes after each update; itself unless <see cref="Projects"/>.</summary>
    /// <param name="player">Whose it is.</param>
    /// <param name="parameter">Any shape; the result has the same.</param>
    public virtual Tensor Project(string player, Tensor parameter) => parameter;

    /// <summary>Refuses networks that the losses have no meaning for.</summary>
    /// <exception cref="ConfigurationException">They do not fit; the message says why.</exception>
    public virtual void Check(IReadOnlyList<Role> roles)
    {
    }
}
