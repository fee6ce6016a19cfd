using Saddle.Settings;

namespace Saddle.Gans.Penalties;

/// <summary>Leaves the critic as its objective makes it.</summary>
public sealed record NoPenalty : Penalty
{
    /// <summary>How it is chosen by name.</summary>
    public static Part<Penalty> Part { get; } = new(
        "none", "the critic as its objective makes it", "", [], _ => new NoPenalty());
}
