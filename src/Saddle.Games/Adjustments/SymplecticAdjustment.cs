using Saddle.Settings;

namespace Saddle.Games.Adjustments;

/// <summary>Turns the field against its own rotation: ξ + λ Aᵀξ, where A is the antisymmetric part of J.</summary>
/// <param name="Weight">λ; its size where aligned.</param>
/// <param name="Aligned">Choose the sign that pulls towards stable and away from unstable zeros.</param>
/// <remarks>
/// Aᵀξ = ½(Jᵀξ - Jξ). Aligned, λ gets the sign of ⟨ξ, ∇H⟩⟨Aᵀξ, ∇H⟩/d + 1/10 with ∇H = Jᵀξ and d the number of
/// parameters. On a bilinear game it is consensus; where A = 0 it changes nothing. An eigenvalue μ ± is of the test
/// game becomes λ' = μ ± is + λ(s² ∓ iμs). Source: Balduzzi et al. 2018, arXiv:1802.05642; Letcher et al. 2019,
/// Algorithm 1, arXiv:1905.04926.
/// </remarks>
public sealed record SymplecticAdjustment(double Weight = 1, bool Aligned = false) : Adjustment
{
    private static readonly Setting<double> s_weight =
        new("weight", 1, Ranges.NotNegative, "strength λ of the turn against the rotation");

    /// <summary>How it is chosen by name.</summary>
    public static Part<Adjustment> Part { get; } = new(
        "sga", "symplectic gradient adjustment: against the field's own rotation",
        "Letcher et al. 2019, arXiv:1905.04926", [s_weight], chosen => new SymplecticAdjustment(chosen.Get(s_weight)));

    /// <summary>How it is chosen with the sign that leads to stable zeros.</summary>
    public static Part<Adjustment> AlignedPart { get; } = new(
        "sga-aligned", "symplectic gradient adjustment with the sign that leads to stable zeros",
        "Letcher et al. 2019, arXiv:1905.04926", [s_weight],
        chosen => new SymplecticAdjustment(chosen.Get(s_weight), Aligned: true));

    private const double TowardsPositive = 0.1;

    /// <summary>λ; its size where aligned.</summary>
    public double Weight { get; init => field = s_weight.Require(value, "SymplecticAdjustment"); } =
        s_weight.Require(Weight, "SymplecticAdjustment");

    /// <inheritdoc/>
    public override Point At(Point at, Field plain)
    {
        Point own = plain.At(at);
        Point towards = plain.VectorJacobian(at, own); // ∇H
        Point turn = 0.5 * (towards - plain.JacobianVector(at, own));
        if (!Aligned)
        {
            return own + Weight * turn;
        }

        Tensor agreement = own.Dot(towards) * turn.Dot(towards) / at.Game.Size + TowardsPositive; // shape Starts
        return own + (Weight * turn).Scale(agreement.Sign());
    }
}
