using System.Collections.Immutable;
using Saddle.Games.Motions;
using Saddle.Nn.Optimisers;
using Saddle.Settings;

namespace Saddle.Training;

/// <summary>How all players of a formulation move.</summary>
public sealed record Moves
{
    /// <summary>
    /// How the point moves in a step; null for one player after the other, in the formulation's order.
    /// </summary>
    public Dynamics? Dynamics { get; init; }

    /// <summary>How each player follows a direction that has no mover of its own.</summary>
    public Mover Mover { get; init; } = new(new Adam(0.5, 0.9), 1e-4);

    /// <summary>Movers of single players, by the players' names.</summary>
    public ImmutableDictionary<string, Mover> Players { get; init; } =
        ImmutableDictionary.Create<string, Mover>(StringComparer.Ordinal);

    /// <summary>Decay of the running average of <see cref="Formulation.Averaged"/>, below 1; 0 for none.</summary>
    /// <remarks>
    /// Taken after each step, of the solution that the dynamics then have: of the slow weights under lookahead, and of
    /// averages under dynamics that average by themselves. Without it the dynamics' solution is the result.
    /// </remarks>
    public double AverageDecay { get; init => field = Ranges.BelowOne.Require(value, "Moves"); }

    /// <summary>How a player follows a direction.</summary>
    public Mover Of(string player) => Players.GetValueOrDefault(player, Mover);

    /// <summary>Whether all is the same, movers of single players by content.</summary>
    public bool Equals(Moves? other) => other is not null && Equals(Dynamics, other.Dynamics)
        && Mover == other.Mover && AverageDecay.Equals(other.AverageDecay) && Players.Count == other.Players.Count
        && Players.All(player => other.Players.TryGetValue(player.Key, out Mover? mover) && mover == player.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Dynamics, Mover, AverageDecay, Players.Count);
}
