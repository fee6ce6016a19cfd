using Saddle.Games.Motions;

namespace Saddle.Games.Tests.Motions;

/// <summary>A step rule as optimisers are: it scales directions, has a state, and may have momentum.</summary>
internal sealed record MomentumRule(double Kept) : StepRule
{
    public override string? Momentum => Kept == 0 ? null : $"It keeps {Kept} of each step.";

    public override IReadOnlyList<Parameter> State(Game game, int player) => game.Players[player].Parameters;

    // Each number moves by its direction over 1 + |direction|, and by what is kept of the last move.
    public override RuleStep Step(int player, IReadOnlyList<Tensor> at, IReadOnlyList<Tensor> direction,
        IReadOnlyList<Tensor> state, Tensor rate)
    {
        Tensor[] moves = [.. direction.Zip(state, (d, last) => Kept * last - rate * d / (1 + d.Abs()))];
        return new RuleStep([.. at.Zip(moves, (x, move) => x + move)], moves);
    }
}
