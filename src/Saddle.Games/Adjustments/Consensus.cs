namespace Saddle.Games.Adjustments;

/// <summary>All players also lower the squared norm of the joint field: ξ + γ ∇ ½‖ξ‖² = (I + γ Jᵀ) ξ.</summary>
/// <param name="Weight">γ, 0 or more.</param>
/// <remarks>
/// Keeps the field's zeros unless -1/γ is an eigenvalue of Jᵀ. A weight that is too large makes maxima attractive.
/// Costs one more reverse pass. Source: Mescheder et al. 2017, "The Numerics of GANs", arXiv:1705.10461.
/// </remarks>
public sealed record Consensus(double Weight) : Adjustment
{
    /// <summary>γ, 0 or more.</summary>
    public double Weight { get; init => field = Setting.NotNegative(value, "Consensus"); } =
        Setting.NotNegative(Weight, "Consensus");

    /// <inheritdoc/>
    public override Point At(Point at, Field plain)
    {
        Point own = plain.At(at);
        return own + Weight * plain.VectorJacobian(at, own);
    }
}
