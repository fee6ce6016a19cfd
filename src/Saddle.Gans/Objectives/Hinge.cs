using Saddle.Settings;

namespace Saddle.Gans.Objectives;

/// <summary>The critic pushes real scores above 1 and generated ones below -1, and no further.</summary>
/// <remarks>
/// Critic: E max(0, 1 - D(x)) + E max(0, 1 + D(G(z))); generator: -E D(G(z)). The estimate 1 - critic loss / 2 is a
/// lower bound of the total variation distance, at most 1. Source: Lim and Ye 2017, arXiv:1705.02894; Miyato et al.
/// 2018, eq. 16.
/// </remarks>
public sealed record Hinge : Objective
{
    /// <summary>How it is chosen by name.</summary>
    public static Part<Objective> Part { get; } = new(
        "hinge", "scores beyond a margin count no more", "Lim and Ye 2017, arXiv:1705.02894", [], _ => new Hinge());

    /// <inheritdoc/>
    protected override Tensor OfCritic(Tensor real, Tensor fake) =>
        (1 - real).Relu() + (1 + fake).Relu();

    /// <inheritdoc/>
    protected override Tensor OfGenerator(Tensor fake) => -fake;

    /// <inheritdoc/>
    protected override Tensor OfDivergence(Tensor real, Tensor fake) => 1 - 0.5 * OfCritic(real, fake);
}
