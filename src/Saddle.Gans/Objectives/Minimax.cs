using Saddle.Settings;

namespace Saddle.Gans.Objectives;

/// <summary>The zero-sum game of the first GANs: the generator maximises what the critic minimises.</summary>
/// <remarks>
/// Critic: E softplus(-D(x)) + E softplus(D(G(z))), the cross-entropy of a classifier with logits D; generator:
/// -E softplus(D(G(z))). The estimate is a lower bound of the Jensen-Shannon divergence, at most log 2 = 0.693.
/// Its gradient vanishes where the critic is sure. Source: Goodfellow et al. 2014, eq. 1, arXiv:1406.2661.
/// </remarks>
public sealed record Minimax : Objective
{
    /// <summary>How it is chosen by name.</summary>
    public static Part<Objective> Part { get; } = new(
        "minimax", "cross-entropy as a zero-sum game",
        "Goodfellow et al. 2014, arXiv:1406.2661", [], _ => new Minimax());

    /// <inheritdoc/>
    protected override Tensor OfCritic(Tensor real, Tensor fake) => CrossEntropy.Loss(real, fake);

    /// <inheritdoc/>
    protected override Tensor OfGenerator(Tensor fake) => -fake.Softplus();

    /// <inheritdoc/>
    protected override Tensor OfDivergence(Tensor real, Tensor fake) => CrossEntropy.JensenShannonBound(real, fake);
}
