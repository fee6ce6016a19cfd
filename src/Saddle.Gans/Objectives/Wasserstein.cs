using Saddle.Settings;

namespace Saddle.Gans.Objectives;

/// <summary>
/// The critic separates mean scores; kept Lipschitz by a penalty, it estimates the Wasserstein-1 distance.
/// </summary>
/// <remarks>
/// Critic: E D(G(z)) - E D(x); generator: -E D(G(z)). The estimate E D(x) - E D(G(z)) is K·W1 with K the critic's
/// Lipschitz constant, so its scale is arbitrary and not comparable between critics. Without a penalty or clipping the
/// critic's loss has no minimum. Source: Arjovsky et al. 2017, Algorithm 1, arXiv:1701.07875.
/// </remarks>
public sealed record Wasserstein : Objective
{
    /// <summary>How it is chosen by name.</summary>
    public static Part<Objective> Part { get; } = new(
        "wasserstein", "difference of mean scores",
        "Arjovsky et al. 2017, arXiv:1701.07875", [], _ => new Wasserstein());

    /// <inheritdoc/>
    protected override Tensor OfCritic(Tensor real, Tensor fake) => fake - real;

    /// <inheritdoc/>
    protected override Tensor OfGenerator(Tensor fake) => -fake;

    /// <inheritdoc/>
    protected override Tensor OfDivergence(Tensor real, Tensor fake) => real - fake;
}
