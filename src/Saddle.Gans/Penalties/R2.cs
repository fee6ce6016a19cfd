namespace Saddle.Gans.Penalties;

/// <summary>Punishes the critic's slope at generated examples: γ/2 · E ‖∇D(G(z))‖².</summary>
/// <param name="Gamma">γ; the paper's convention with its factor one half.</param>
/// <remarks>Source: Mescheder et al. 2018, section 4.1, arXiv:1801.04406.</remarks>
public sealed record R2(double Gamma = 10) : Penalty
{
    /// <summary>γ; 0 or more.</summary>
    public double Gamma { get; init => field = NotNegative(value, "R2"); } = NotNegative(Gamma, "R2");

    /// <inheritdoc/>
    public override bool NeedsIndependentExamples => true;

    /// <inheritdoc/>
    public override PenaltyTerm Measure(Func<Tensor, Tensor> critic, Tensor real, Tensor fake, RandomStream random)
    {
        Tensor squares = InputGradient.SquaredNorms(critic, fake);
        return new(Gamma / 2 * squares.Mean(), squares.Sqrt().Detach());
    }
}
