using Saddle.Settings;

namespace Saddle.Games.Motions;

/// <summary>Steps from where it stood along the field one step ahead.</summary>
/// <param name="FreshBatch">Measure the second field on a minibatch of its own instead of the first one's.</param>
/// <remarks>
/// w' = w - h ξ(w - h ξ(w)): multiplier 1 - hλ + h²λ². With an optimiser both fields pass through its state, in turn
/// (Gidel et al. 2019, Algorithm 4, arXiv:1802.10551). Source: Korpelevich 1976.
/// </remarks>
public sealed record Extragradient(bool FreshBatch = false) : Dynamics
{
    private static readonly Setting<bool> s_freshBatch =
        new("fresh-batch", false, Ranges.Truth, "whether the second look is on a minibatch of its own");

    /// <summary>How it is chosen by name.</summary>
    public static Part<Dynamics> Part { get; } = new(
        "extragradient", "steps along the field seen one step ahead",
        "Korpelevich 1976", [s_freshBatch], chosen => new Extragradient(chosen.Get(s_freshBatch)));

    /// <inheritdoc/>
    public override int Draws(Turn turn) => FreshBatch ? 2 : 1;

    /// <inheritdoc/>
    public override Motion Take(Turn turn, Motion before, Field along, Stepper stepper)
    {
        Motion ahead = stepper.Step(before, along.At(before.At));
        Field second = FreshBatch ? along.Draw(1) : along;
        return stepper.Step(ahead with { At = before.At }, second.At(ahead.At));
    }
}
