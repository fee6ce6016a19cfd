using Saddle.Settings;

namespace Saddle.Games.Adjustments;

/// <summary>All players also lower the squared norm of the joint field: ξ + γ ∇ ½‖ξ‖² = (I + γ Jᵀ) ξ.</summary>
/// <param name="Weight">γ, 0 or more.</param>
/// <remarks>
/// Keeps the field's zeros unless -1/γ is an eigenvalue of Jᵀ. A weight that is too large makes maxima attractive.
/// Costs one more reverse pass. Source: Mescheder et al. 2017, "The Numerics of GANs", arXiv:1705.10461.
/// </remarks>
public sealed record Consensus(double Weight) : Adjustment
{
    private static readonly Setting<double> s_weight =
        new("weight", 1, Ranges.NotNegative, "strength γ of the descent on the joint gradient's norm");

    /// <summary>How it is chosen by name.</summary>
    public static Part<Adjustment> Part { get; } = new(
        "consensus", "all players also lower the joint gradient's norm",
        "Mescheder et al. 2017, arXiv:1705.10461", [s_weight], chosen => new Consensus(chosen.Get(s_weight)));

    /// <summary>γ, 0 or more.</summary>
    public double Weight { get; init => field = s_weight.Require(value, "Consensus"); } =
        s_weight.Require(Weight, "Consensus");

    /// <inheritdoc/>
    public override Point At(Point at, Field plain)
    {
        Point own = plain.At(at);
        return own + Weight * plain.VectorJacobian(at, own);
    }
}
