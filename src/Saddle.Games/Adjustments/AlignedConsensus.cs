namespace Saddle.Games.Adjustments;

/// <summary>Consensus that pulls towards stable zeros and away from unstable ones: ξ + |λ| sign⟨ξ, ∇H⟩ ∇H.</summary>
/// <param name="Weight">|λ|, 0 or more.</param>
/// <remarks>
/// ∇H = Jᵀξ = ∇ ½‖ξ‖². Where ⟨ξ, ∇H⟩ is 0, at zeros of the field and everywhere in Hamiltonian games, the sign is +1
/// and this is <see cref="Consensus"/>. Source: Balduzzi et al. 2018, arXiv:1802.05642.
/// </remarks>
public sealed record AlignedConsensus(double Weight) : Adjustment
{
    // Where vectors differ from a right angle by less than 1e-5, float32 cannot tell to which side.
    private const double SquaredAngle = 1e-10;

    /// <summary>|λ|, 0 or more.</summary>
    public double Weight { get; init => field = Setting.NotNegative(value, "AlignedConsensus"); } =
        Setting.NotNegative(Weight, "AlignedConsensus");

    /// <inheritdoc/>
    public override Point At(Point at, Field plain)
    {
        Point own = plain.At(at);
        Point towards = plain.VectorJacobian(at, own);
        Tensor agreement = own.Dot(towards); // shape Starts
        Tensor rounding = SquaredAngle * own.Dot(own) * towards.Dot(towards);
        Tensor sign = 1 - 2 * (-agreement * agreement.Abs()).Greater(rounding);
        return own + (Weight * towards).Scale(sign);
    }
}
