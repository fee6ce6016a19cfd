using Saddle.Settings;

namespace Saddle.Games.Motions;

/// <summary>Another rule's steps, after which one player's numbers are pulled back into [-bound, bound].</summary>
/// <param name="Inner">The rule for every player.</param>
/// <param name="Player">Who is confined.</param>
/// <param name="Bound">The largest absolute value, above 0.</param>
/// <remarks>Weight clipping, when the player is a critic. Source: Arjovsky et al. 2017, arXiv:1701.07875.</remarks>
public sealed record ClippedStep(StepRule Inner, int Player, double Bound) : StepRule
{
    private static readonly Setting<double> s_bound =
        new("bound", 1, Ranges.Positive, "the largest absolute value");

    /// <summary>The largest absolute value, above 0.</summary>
    public double Bound { get; init => field = s_bound.Require(value, "ClippedStep"); } =
        s_bound.Require(Bound, "ClippedStep");

    /// <inheritdoc/>
    public override string? Momentum => Inner.Momentum;

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> State(Game game, int player) => Inner.State(game, player);

    /// <inheritdoc/>
    public override RuleStep Step(int player, IReadOnlyList<Tensor> at, IReadOnlyList<Tensor> direction,
        IReadOnlyList<Tensor> state, Tensor rate)
    {
        RuleStep step = Inner.Step(player, at, direction, state, rate);
        return player == Player ? step with { At = [.. step.At.Select(x => x.Clamp(-Bound, Bound))] } : step;
    }
}
