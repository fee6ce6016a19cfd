namespace Saddle.Games.Motions;

/// <summary>The direction times the rate, and nothing else: what all theory of stability is about.</summary>
public sealed record PlainStep : StepRule
{
    /// <inheritdoc/>
    public override bool IsPlain => true;

    /// <inheritdoc/>
    public override RuleStep Step(int player, IReadOnlyList<Tensor> at, IReadOnlyList<Tensor> direction,
        IReadOnlyList<Tensor> state, Tensor rate) => new([.. at.Zip(direction, (x, d) => x - rate * d)], state);
}
