namespace Saddle.Games.Motions;

/// <summary>How one player's tensors follow a direction: plain steps, or an optimiser's. State in, state out.</summary>
public abstract record StepRule
{
    /// <summary>What the rule keeps of a player from step to step; all zero at first.</summary>
    public virtual IReadOnlyList<Parameter> State(Game game, int player) => [];

    /// <summary>Why its steps already carry earlier ones along; null where they do not.</summary>
    /// <remarks>Dynamics that bring momentum of their own refuse such rules.</remarks>
    public virtual string? Momentum => null;

    /// <summary>Whether a step is the direction times the rate, and nothing else.</summary>
    public virtual bool IsPlain => false;

    /// <summary>One step against a direction: at - rate · direction, for plain steps.</summary>
    /// <param name="player">Whose tensors they are.</param>
    /// <param name="at">Where they are.</param>
    /// <param name="direction">The field, or what the dynamics make of it; same shapes.</param>
    /// <param name="state">One tensor per entry of <see cref="State"/>.</param>
    /// <param name="rate">The player's step size: a scalar of the tensors' type.</param>
    public abstract RuleStep Step(int player, IReadOnlyList<Tensor> at, IReadOnlyList<Tensor> direction,
        IReadOnlyList<Tensor> state, Tensor rate);
}

/// <summary>What a step gives.</summary>
/// <param name="At">The player's tensors after it.</param>
/// <param name="State">The rule's state after it.</param>
public readonly record struct RuleStep(IReadOnlyList<Tensor> At, IReadOnlyList<Tensor> State);
