using Saddle.Settings;

namespace Saddle.Games.Motions;

/// <summary>Each step carries a part of the player's last step along; a negative part turns against it.</summary>
/// <param name="Momentum">β, between -1 and 1.</param>
/// <remarks>
/// w' = w - h ξ(w) + β(w - w⁻), where w - w⁻ is the last step as these dynamics made it: whatever else moves the point,
/// such as a clipped critic's projection or a pull to slow weights, is not carried along. Multipliers are the roots z
/// of (z - 1)(z - β) + hλz = 0. On a bilinear game simultaneous steps diverge for every β; alternating ones, whose
/// multipliers solve (z - 1)²(z - β)² + (hs)²z³ = 0, converge if and only if -1 &lt; β &lt; 0 and hs &lt; 2(1 + β).
/// Source: Polyak 1964; Gidel et al. 2019, "Negative Momentum", arXiv:1807.04740.
/// </remarks>
public sealed record HeavyBall(double Momentum) : Dynamics
{
    private static readonly Setting<double> s_momentum =
        new("momentum", 0.9, Ranges.WithinOne, "what remains of the last step; below 0 to turn against it");

    private static readonly Setting<double> s_negativeMomentum = s_momentum with { Default = -0.5 };

    /// <summary>How it is chosen by name.</summary>
    public static Part<Dynamics> Part { get; } = new(
        "heavy-ball", "each step carries 0.9 of the last one along",
        "Polyak 1964", [s_momentum], chosen => new HeavyBall(chosen.Get(s_momentum)));

    /// <summary>How it is chosen with alternating steps, of which each takes a part back.</summary>
    public static Part<Dynamics> NegativePart { get; } = new(
        "negative-momentum", "alternating steps that each take half of the last one back",
        "Gidel et al. 2019, arXiv:1807.04740", [s_negativeMomentum, .. Alternating.Settings],
        chosen => new HeavyBall(chosen.Get(s_negativeMomentum)) { Order = Alternating.Of(chosen) });

    /// <summary>β, between -1 and 1.</summary>
    public double Momentum { get; init => field = s_momentum.Require(value, "HeavyBall"); } =
        s_momentum.Require(Momentum, "HeavyBall");

    /// <summary>Whose turn it is; null for all at once.</summary>
    public Alternating? Order { get; init; }

    private Dynamics Plain => (Dynamics?)Order ?? new Simultaneous();

    /// <inheritdoc/>
    public override IReadOnlyList<Turn> Turns(Game game, long step) => Plain.Turns(game, step);

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Memory(Game game) => [.. LikePoint("velocity", game)];

    /// <inheritdoc/>
    public override Dynamics Reversed(int players) => this with { Order = Order?.Reversed(players) };

    /// <inheritdoc/>
    public override Motion Take(Turn turn, Motion before, Field along, Stepper stepper)
    {
        Motion plain = Plain.Take(turn, before, along, stepper);
        Point velocity = before.At.Game.Point(before.Memory);
        Point moved = plain.At + Momentum * velocity;
        Point step = moved - before.At;
        return turn.Player is { } player
            ? plain with
            {
                At = before.At.With(player, moved.Of(player)),
                Memory = velocity.With(player, step.Of(player)).Tensors,
            }
            : plain with { At = moved, Memory = step.Tensors };
    }

    /// <inheritdoc/>
    public override void Check(Game game, StepRule rule)
    {
        Plain.Check(game, rule);
        if (rule.Momentum is { } reason)
        {
            throw new GameException(
                $"HeavyBall: the step rule has momentum of its own. {reason} Use a rule without momentum, "
                    + "or other dynamics than a heavy ball.");
        }
    }
}
