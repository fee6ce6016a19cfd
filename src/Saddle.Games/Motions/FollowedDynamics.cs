namespace Saddle.Games.Motions;

/// <summary>Other dynamics that some steps are followed up by a turn of their own, which reads no minibatch.</summary>
/// <param name="Inner">How the point moves otherwise.</param>
/// <remarks>What the follow-up remembers stands in front of what the inner dynamics remember.</remarks>
public abstract record FollowedDynamics(Dynamics Inner) : Dynamics
{
    // Every inner turn is wrapped, so that follow-ups within follow-ups stay apart.
    private const string Followed = "inner";

    /// <inheritdoc/>
    public override IReadOnlyList<Turn> Turns(Game game, long step)
    {
        IEnumerable<Turn> inner = Inner.Turns(game, step).Select(turn => turn.Within(Followed));
        return Follows(step) ? [.. inner, new Turn(FollowUp)] : [.. inner];
    }

    /// <inheritdoc/>
    public override int Kind(long step) => 2 * Inner.Kind(step) + (Follows(step) ? 1 : 0);

    /// <inheritdoc/>
    public override int Period => Inner.Period;

    /// <inheritdoc/>
    public override int Draws(Turn turn) => turn.Inner is null ? 0 : Inner.Draws(turn.Inner);

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Memory(Game game) => [.. Own(game), .. Inner.Memory(game)];

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> Begin(Point at) => [.. BeginOwn(at), .. Inner.Begin(at)];

    /// <inheritdoc/>
    public override Dynamics Reversed(int players) => this with { Inner = Inner.Reversed(players) };

    /// <inheritdoc/>
    public override Motion Take(Turn turn, Motion before, Field along, Stepper stepper)
    {
        int own = Own(before.At.Game).Count;
        Motion within = before with { Memory = [.. before.Memory.Skip(own)] };
        IReadOnlyList<Tensor> kept = [.. before.Memory.Take(own)];
        if (turn.Inner is null)
        {
            (Point at, kept) = Follow(before.At, kept);
            return within with { At = at, Memory = [.. kept, .. within.Memory] };
        }

        Motion after = Inner.Take(turn.Inner, within, along, stepper);
        return after with { Memory = [.. kept, .. after.Memory] };
    }

    /// <inheritdoc/>
    public override void Check(Game game, StepRule rule) => Inner.Check(game, rule);

    /// <summary>What the follow-up turn is called.</summary>
    protected abstract string FollowUp { get; }

    /// <summary>Whether a step is followed up.</summary>
    protected abstract bool Follows(long step);

    /// <summary>Names and shapes of what the follow-up remembers.</summary>
    protected abstract IReadOnlyList<Parameter> Own(Game game);

    /// <summary>What it remembers before the first step.</summary>
    protected abstract IReadOnlyList<Tensor> BeginOwn(Point at);

    /// <summary>The follow-up: from the point and its memory to new ones.</summary>
    protected abstract (Point At, IReadOnlyList<Tensor> Own) Follow(Point at, IReadOnlyList<Tensor> own);
}
