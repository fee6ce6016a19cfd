using Saddle.Settings;

namespace Saddle.Gans.Objectives;

/// <summary>The usual GAN: the generator maximises the probability of being taken for real.</summary>
/// <remarks>
/// Critic as in <see cref="Minimax"/>; generator: E softplus(-D(G(z))), whose gradient does not vanish where the critic
/// is sure. The estimate is a lower bound of the Jensen-Shannon divergence, at most log 2.
/// Source: Goodfellow et al. 2014, section 3, arXiv:1406.2661.
/// </remarks>
public sealed record NonSaturating : Objective
{
    /// <summary>How it is chosen by name.</summary>
    public static Part<Objective> Part { get; } = new(
        "non-saturating", "cross-entropy; the generator maximises its own score",
        "Goodfellow et al. 2014, arXiv:1406.2661", [], _ => new NonSaturating());

    /// <inheritdoc/>
    protected override Tensor OfCritic(Tensor real, Tensor fake) => CrossEntropy.Loss(real, fake);

    /// <inheritdoc/>
    protected override Tensor OfGenerator(Tensor fake) => (-fake).Softplus();

    /// <inheritdoc/>
    protected override Tensor OfDivergence(Tensor real, Tensor fake) => CrossEntropy.JensenShannonBound(real, fake);
}
