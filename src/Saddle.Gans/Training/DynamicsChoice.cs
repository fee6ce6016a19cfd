namespace Saddle.Gans.Training;

/// <summary>
/// Dynamics by name, with what differs from the named dynamics' own settings; see
/// <see cref="Games.Motions.DynamicsSettings"/>.
/// </summary>
/// <remarks>A setting that the named dynamics do not have is refused.</remarks>
public sealed record DynamicsChoice
{
    /// <summary>A name of <see cref="Games.Motions.DynamicsCatalogue"/>.</summary>
    public string Name { get; init; } = "alternating";

    /// <summary>Strength of an adjustment, 0 or more.</summary>
    public double? Weight { get; init; }

    /// <summary>What remains of the last step, between -1 and 1.</summary>
    public double? Momentum { get; init; }

    /// <summary>A second step size: of opponents that are foreseen, or of slow weights; above 0.</summary>
    public double? Rate { get; init; }

    /// <summary>What remains of an average at each step, from 0 to below 1.</summary>
    public double? Decay { get; init; }

    /// <summary>Bound of each player's gradient norm, above 0.</summary>
    public double? Norm { get; init; }

    /// <summary>Adjust every so many steps only, or pull slow weights that often; 1 to 65,536.</summary>
    public int? Every { get; init; }

    /// <summary>Iterations of an implicit step, 1 to 100.</summary>
    public int? Iterations { get; init; }

    /// <summary>Whether a second look is on a minibatch of its own.</summary>
    public bool? FreshBatch { get; init; }

    /// <summary>The name of the dynamics that these go around, at its own settings.</summary>
    public string? Inner { get; init; }
}
