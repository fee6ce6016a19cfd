using Saddle.Settings;

namespace Saddle.Games.Motions;

/// <summary>Extragradient whose look ahead follows the field that was seen last.</summary>
/// <remarks>
/// w' = w - h g', g' = ξ(w - h g): one field per step, where <see cref="Extragradient"/> needs two. The first step
/// has nothing to look ahead along and is a plain one. Multipliers are the roots z of z² - (1 - 2hλ)z - hλ = 0, as for
/// <see cref="Optimistic"/>. With an optimiser both fields pass through its state, in turn. Source: Popov 1980;
/// Gidel et al. 2019, arXiv:1802.10551.
/// </remarks>
public sealed record PastExtragradient : Dynamics
{
    /// <summary>How it is chosen by name.</summary>
    public static Part<Dynamics> Part { get; } = new(
        "past-extragradient", "extragradient that looks ahead along the field seen last",
        "Popov 1980", [], _ => new PastExtragradient());

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Memory(Game game) => Remembered.Names(LikePoint("last", game));

    /// <inheritdoc/>
    public override Motion Take(Turn turn, Motion before, Field along, Stepper stepper)
    {
        var past = Remembered.In(before);
        Motion ahead = past.Choose(stepper.Step(before, past.Last), before);
        Point seen = along.At(ahead.At);
        return stepper.Step(ahead with { At = before.At }, seen) with { Memory = Remembered.After(seen) };
    }
}
