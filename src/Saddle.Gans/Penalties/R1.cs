namespace Saddle.Gans.Penalties;

/// <summary>Punishes the critic's slope at real examples: γ/2 · E ‖∇D(x)‖².</summary>
/// <param name="Gamma">γ; the paper's convention with its factor one half.</param>
/// <remarks>Source: Mescheder et al. 2018, eq. 9, arXiv:1801.04406.</remarks>
public sealed record R1(double Gamma = 10) : Penalty
{
    /// <summary>γ; 0 or more.</summary>
    public double Gamma { get; init => field = NotNegative(value, "R1"); } = NotNegative(Gamma, "R1");

    /// <inheritdoc/>
    public override bool NeedsIndependentExamples => true;

    /// <inheritdoc/>
    public override PenaltyTerm Measure(Func<Tensor, Tensor> critic, Tensor real, Tensor fake, RandomStream random)
    {
        Tensor squares = InputGradient.SquaredNorms(critic, real);
        return new(Gamma / 2 * squares.Mean(), squares.Sqrt().Detach());
    }
}
