using Saddle.Settings;

namespace Saddle.Gans.Objectives;

/// <summary>
/// The critic regresses real examples to 1 and generated ones to 0; the generator pulls its own to 1.
/// </summary>
/// <remarks>
/// Critic: (E (D(x) - 1)² + E D(G(z))²) / 2; generator: E (D(G(z)) - 1)² / 2. The estimate 1/4 - critic loss is a lower
/// bound of one eighth of the triangular discrimination ∫ (p - q)² / (p + q), at most 1/4.
/// Source: Mao et al. 2017, eq. 9 (0-1 coding), arXiv:1611.04076.
/// </remarks>
public sealed record LeastSquares : Objective
{
    /// <summary>How it is chosen by name.</summary>
    public static Part<Objective> Part { get; } = new(
        "least-squares", "squared distance from 1 and 0",
        "Mao et al. 2017, arXiv:1611.04076", [], _ => new LeastSquares());

    /// <inheritdoc/>
    protected override Tensor OfCritic(Tensor real, Tensor fake) =>
        0.5 * ((real - 1).Square() + fake.Square());

    /// <inheritdoc/>
    protected override Tensor OfGenerator(Tensor fake) => 0.5 * (fake - 1).Square();

    /// <inheritdoc/>
    protected override Tensor OfDivergence(Tensor real, Tensor fake) => 0.25 - OfCritic(real, fake);
}
