using Saddle.Gans.Penalties.Measures;
using Saddle.Settings;

namespace Saddle.Gans.Penalties;

/// <summary>
/// Pulls the critic's gradient norm towards 1 at random points on lines between real and generated examples.
/// </summary>
/// <param name="Weight">The factor λ of the term.</param>
/// <param name="OneSided">Penalise only norms above 1: mean max(0, n - 1)² instead of mean (n - 1)².</param>
/// <remarks>
/// One mixing number per example; 1e-12 is added inside the root, so a constant critic has penalty λ and a finite
/// gradient. The soft constraint overshoots: a linear critic settles at norm 1 + W / (2 λ).
/// Source: Gulrajani et al. 2017, eq. 3 and Algorithm 1, arXiv:1704.00028.
/// </remarks>
public sealed record GradientPenalty(double Weight = 10, bool OneSided = false) : Penalty
{
    private static readonly Setting<double> s_weight = new("weight", 10, Ranges.NotNegative, "factor of the term");

    private static readonly Setting<bool> s_oneSided = new(
        "one-sided", false, Ranges.Truth, "let norms below 1 pass")
    { Flag = "one-sided" };

    /// <summary>How it is chosen by name.</summary>
    public static Part<Penalty> Part { get; } = new(
        "gradient-penalty", "gradient norm towards 1 between real and generated",
        "Gulrajani et al. 2017, arXiv:1704.00028",
        [s_weight, s_oneSided], chosen => new GradientPenalty(chosen.Get(s_weight), chosen.Get(s_oneSided)));

    /// <summary>The factor λ of the term; 0 or more.</summary>
    public double Weight { get; init => field = s_weight.Require(value, "GradientPenalty"); } =
        s_weight.Require(Weight, "GradientPenalty");

    /// <inheritdoc/>
    public override bool NeedsIndependentExamples => true;

    /// <inheritdoc/>
    public override PenaltyTerm Term(Func<Tensor, Tensor> critic, Tensor real, Tensor fake, RandomStream random)
    {
        Tensor norms = InputGradient.Norms(critic, new Interpolates().Sample(real, fake, random).Points);
        Tensor excess = OneSided ? (norms - 1).Relu() : norms - 1;
        return new(Weight * excess.Square(), norms);
    }
}
