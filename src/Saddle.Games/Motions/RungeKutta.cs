using Saddle.Settings;

namespace Saddle.Games.Motions;

/// <summary>Follows the flow -ξ itself: one classical Runge-Kutta step of fourth order.</summary>
/// <remarks>
/// The step size is the time that passes; two rates scale the players' parts of the flow. The multiplier of an
/// eigenvalue λ of J is 1 - hλ + (hλ)²/2 - (hλ)³/6 + (hλ)⁴/24.
/// </remarks>
public sealed record RungeKutta : Dynamics
{
    /// <summary>How it is chosen by name.</summary>
    public static Part<Dynamics> Part { get; } = new(
        "runge-kutta", "follows the flow itself, by fourth-order steps",
        "Kutta 1901", [], _ => new RungeKutta());

    /// <inheritdoc/>
    public override Motion Take(Turn turn, Motion before, Field along, Stepper stepper)
    {
        Point at = before.At;
        Point Along(double part, Point direction) =>
            at - part * direction.Map((player, x) => stepper.Rates[player] * x);
        Point first = along.At(at);
        Point second = along.At(Along(0.5, first));
        Point third = along.At(Along(0.5, second));
        Point fourth = along.At(Along(1, third));
        return stepper.Step(before, 1.0 / 6 * (first + 2 * (second + third) + fourth));
    }

    /// <inheritdoc/>
    public override void Check(Game game, StepRule rule)
    {
        if (!rule.IsPlain)
        {
            throw new GameException(
                "RungeKutta: it follows the flow, which only plain steps do. "
                    + $"The step rule is {rule.GetType().Name}. Use PlainStep, or other dynamics.");
        }
    }
}
