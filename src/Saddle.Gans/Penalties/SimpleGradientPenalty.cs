namespace Saddle.Gans.Penalties;

/// <summary>Pulls the critic's slope towards 0 where a measure lies: ρ/2 · ∫ ‖∇D(x)‖² dμ(x).</summary>
/// <param name="Weight">ρ; with its factor one half, so that it is twice a factor of the mean itself.</param>
/// <param name="Measure">μ. At real examples this is R1, at generated ones R2.</param>
/// <remarks>
/// Differentiable where the critic is flat, unlike a penalty of slopes other than 1. Source: Kim et al. 2018,
/// arXiv:1810.02528; R1 and R2: Mescheder et al. 2018, eq. 9 and section 4.1, arXiv:1801.04406.
/// </remarks>
public sealed record SimpleGradientPenalty(double Weight, PenaltyMeasure Measure) : Penalty
{
    /// <summary>ρ; 0 or more.</summary>
    public double Weight { get; init => field = NotNegative(value, "SimpleGradientPenalty"); } =
        NotNegative(Weight, "SimpleGradientPenalty");

    /// <inheritdoc/>
    public override bool NeedsIndependentExamples => true;

    /// <inheritdoc/>
    public override PenaltyTerm Term(Func<Tensor, Tensor> critic, Tensor real, Tensor fake, RandomStream random)
    {
        PenaltySample sample = Measure.Sample(real, fake, random);
        Tensor squares = InputGradient.SquaredNorms(critic, sample.Points); // [n]
        Tensor weighted = sample.Mass is { } mass ? mass * squares : squares;
        return new(Weight / 2 * weighted, squares.Sqrt().Detach());
    }
}
