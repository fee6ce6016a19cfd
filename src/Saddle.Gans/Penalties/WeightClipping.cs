using System.Globalization;

namespace Saddle.Gans.Penalties;

/// <summary>After each of the critic's updates, all of its parameters are cut to [-Bound, Bound].</summary>
/// <remarks>
/// Weights, biases, and normalisation's scales and shifts alike. Clipping follows the step, as in the paper, so the
/// critic is always inside the box when used. Source: Arjovsky et al. 2017, Algorithm 1, arXiv:1701.07875.
/// </remarks>
public sealed record WeightClipping : Penalty
{
    /// <summary>Clips to [-<paramref name="bound"/>, <paramref name="bound"/>].</summary>
    /// <param name="bound">Positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not a positive number.</exception>
    public WeightClipping(double bound = 0.01) => Bound = bound > 0
        ? bound
        : throw new ArgumentOutOfRangeException(nameof(bound), string.Create(CultureInfo.InvariantCulture,
            $"weight clipping: the bound must be positive. Got {bound}. Use a bound such as 0.01."));

    /// <summary>The largest magnitude a parameter may have.</summary>
    public double Bound { get; }

    /// <inheritdoc/>
    public override bool Projects => true;

    /// <inheritdoc/>
    public override Tensor Project(Tensor parameter) => parameter.Clamp(-Bound, Bound);
}
