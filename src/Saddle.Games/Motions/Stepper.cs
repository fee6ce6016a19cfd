namespace Saddle.Games.Motions;

/// <summary>A step rule with each player's step size: what dynamics move points with.</summary>
/// <param name="Rule">How tensors follow a direction.</param>
/// <param name="Rates">One scalar per player, of the point's type: two time scales are two rates.</param>
public sealed record Stepper(StepRule Rule, IReadOnlyList<Tensor> Rates)
{
    /// <summary>All players step against a direction from the same point.</summary>
    public Motion Step(Motion before, Point against)
    {
        Motion next = before;
        for (int player = 0; player < Rates.Count; player++)
        {
            next = Step(next, player, against.Of(player));
        }

        return next;
    }

    /// <summary>One player steps, the others stay.</summary>
    public Motion Step(Motion before, int player, IReadOnlyList<Tensor> against)
    {
        RuleStep step = Rule.Step(player, before.At.Of(player), against, before.Rule[player], Rates[player]);
        return before with
        {
            At = before.At.With(player, step.At),
            Rule = [.. before.Rule.Select((state, i) => i == player ? step.State : state)],
        };
    }
}
