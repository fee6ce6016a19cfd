using Saddle.Settings;

namespace Saddle.Games.Motions;

/// <summary>All players step at once, each against its own gradient at the old point.</summary>
/// <remarks>
/// The multiplier of an eigenvalue λ of J is 1 - hλ: rotation alone (Re λ = 0) always diverges.
/// Source: Mescheder et al. 2017, arXiv:1705.10461, Algorithm 1.
/// </remarks>
public sealed record Simultaneous : Dynamics
{
    /// <summary>How it is chosen by name.</summary>
    public static Part<Dynamics> Part { get; } = new(
        "simultaneous", "all players step at once",
        "Mescheder et al. 2017, arXiv:1705.10461", [], _ => new Simultaneous());

    /// <inheritdoc/>
    public override Motion Take(Turn turn, Motion before, Field along, Stepper stepper) =>
        stepper.Step(before, along.At(before.At));
}
