using Saddle.Settings;

namespace Saddle.Games.Adjustments;

/// <summary>Consensus that pulls towards stable zeros and away from unstable ones: ξ + |λ| sign⟨ξ, ∇H⟩ ∇H.</summary>
/// <param name="Weight">|λ|, 0 or more.</param>
/// <remarks>
/// ∇H = Jᵀξ = ∇ ½‖ξ‖². Where ⟨ξ, ∇H⟩ is 0, at zeros of the field and everywhere in Hamiltonian games, the sign is +1
/// and this is <see cref="Consensus"/>. Source: Balduzzi et al. 2018, arXiv:1802.05642.
/// </remarks>
public sealed record AlignedConsensus(double Weight) : Adjustment
{
    private static readonly Setting<double> s_weight =
        new("weight", 1, Ranges.NotNegative, "strength |λ| of the pull to stable zeros");

    /// <summary>How it is chosen by name.</summary>
    public static Part<Adjustment> Part { get; } = new(
        "consensus-aligned", "consensus with the sign that leads to stable zeros",
        "Letcher et al. 2019, arXiv:1905.04926", [s_weight], chosen => new AlignedConsensus(chosen.Get(s_weight)));

    // Where vectors differ from a right angle by less than 1e-5, float32 cannot tell to which side.
    private const double SquaredAngle = 1e-10;

    /// <summary>|λ|, 0 or more.</summary>
    public double Weight { get; init => field = s_weight.Require(value, "AlignedConsensus"); } =
        s_weight.Require(Weight, "AlignedConsensus");

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
