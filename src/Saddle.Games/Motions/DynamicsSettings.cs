namespace Saddle.Games.Motions;

/// <summary>What users may choose of dynamics that they name. Each null leaves the named dynamics' own value.</summary>
/// <remarks>Settings that the named dynamics do not read are refused, not ignored.</remarks>
public sealed record DynamicsSettings
{
    /// <summary>Strength of an adjustment: γ of consensus, λ of a symplectic one, η of a gradient norm.</summary>
    public double? Weight { get; init; }

    /// <summary>What remains of the last step, between -1 and 1.</summary>
    public double? Momentum { get; init; }

    /// <summary>A second step size: of the opponents that are foreseen, or of slow weights.</summary>
    public double? Rate { get; init; }

    /// <summary>What remains of an average at each step, from 0 to below 1.</summary>
    public double? Decay { get; init; }

    /// <summary>Bound of each player's gradient norm.</summary>
    public double? Norm { get; init; }

    /// <summary>Adjust every so many steps only, or pull slow weights that often; 1 to 65,536.</summary>
    public int? Every { get; init; }

    /// <summary>Iterations of an implicit step, 1 to 1000.</summary>
    public int? Iterations { get; init; }

    /// <summary>How many steps each player makes before the next one moves; 1 to 1000. Instead of an order.</summary>
    public IReadOnlyList<int>? Counts { get; init; }

    /// <summary>Who moves, in order; a player named twice moves twice. Instead of counts.</summary>
    public IReadOnlyList<int>? Order { get; init; }

    /// <summary>Whether a second look is on a minibatch of its own.</summary>
    public bool? FreshBatch { get; init; }

    /// <summary>What adjustments, slow weights and averages go around; simultaneous steps by default.</summary>
    public Dynamics? Inner { get; init; }

    /// <summary>Names of the settings that are chosen.</summary>
    public IReadOnlyList<string> Chosen =>
    [
        .. new (string Name, object? Value)[]
        {
            (nameof(Weight), Weight), (nameof(Momentum), Momentum), (nameof(Rate), Rate), (nameof(Decay), Decay),
            (nameof(Norm), Norm), (nameof(Every), Every), (nameof(Iterations), Iterations),
            (nameof(Counts), Counts), (nameof(Order), Order), (nameof(FreshBatch), FreshBatch), (nameof(Inner), Inner),
        }.Where(setting => setting.Value is not null).Select(setting => setting.Name),
    ];
}
