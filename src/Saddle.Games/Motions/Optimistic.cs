using Saddle.Settings;

namespace Saddle.Games.Motions;

/// <summary>Steps twice along what it sees and takes the last step back: a guess at the next point's field.</summary>
/// <param name="AfterScaling">
/// Remember the step rule's last step instead of the last field: with Adam this is Optimistic Adam.
/// </param>
/// <remarks>
/// w' = w - h(2ξₜ - ξₜ₋₁), or with a rule's own steps Δ, w' = w + 2Δₜ - Δₜ₋₁. The first step, which has none before it,
/// is a plain one. Under plain steps both are the same: multipliers are the roots z of z² - (1 - 2hλ)z - hλ = 0, on a
/// bilinear game inside the unit circle for hs &lt; 1/√3. Source: Daskalakis et al. 2018, "Training GANs with
/// Optimism", arXiv:1711.00141.
/// </remarks>
public sealed record Optimistic(bool AfterScaling = false) : Dynamics
{
    /// <summary>How it is chosen by name.</summary>
    public static Part<Dynamics> Part { get; } = new(
        "optimistic", "steps twice along the field and takes the last field back",
        "Daskalakis et al. 2018, arXiv:1711.00141", [], _ => new Optimistic());

    /// <summary>How it is chosen with the step rule's last step remembered.</summary>
    public static Part<Dynamics> AfterScalingPart { get; } = new(
        "optimistic-adam", "makes the optimiser's step twice and takes its last step back",
        "Daskalakis et al. 2018, arXiv:1711.00141", [], _ => new Optimistic(AfterScaling: true));

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Memory(Game game) => Remembered.Names(LikePoint("last", game));

    /// <inheritdoc/>
    public override Motion Take(Turn turn, Motion before, Field along, Stepper stepper)
    {
        var past = Remembered.In(before);
        Point seen = along.At(before.At);
        if (!AfterScaling)
        {
            return stepper.Step(before, 2 * seen - past.Or(seen)) with { Memory = Remembered.After(seen) };
        }

        Motion after = stepper.Step(before, seen);
        Point step = after.At - before.At;
        return after with { At = after.At + step - past.Or(step), Memory = Remembered.After(step) };
    }
}
