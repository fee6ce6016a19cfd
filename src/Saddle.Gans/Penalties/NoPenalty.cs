namespace Saddle.Gans.Penalties;

/// <summary>Leaves the critic as its objective makes it.</summary>
public sealed record NoPenalty : Penalty;
