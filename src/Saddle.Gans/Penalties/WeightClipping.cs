using Saddle.Settings;

namespace Saddle.Gans.Penalties;

/// <summary>After each of the critic's updates, all of its parameters are cut to [-Bound, Bound].</summary>
/// <param name="Bound">The largest magnitude a parameter may have; positive.</param>
/// <remarks>
/// Weights, biases, and normalisation's scales and shifts alike. Clipping follows the step, as in the paper, so the
/// critic is always inside the box when used. Source: Arjovsky et al. 2017, Algorithm 1, arXiv:1701.07875.
/// </remarks>
public sealed record WeightClipping(double Bound = 0.01) : Penalty
{
    private static readonly Setting<double> s_bound = new(
        "bound", 0.01, Ranges.Positive, "the largest magnitude of each parameter of the critic")
    { Flag = "clip" };

    /// <summary>How it is chosen by name.</summary>
    public static Part<Penalty> Part { get; } = new(
        "clipping", "critic's parameters cut to a box", "Arjovsky et al. 2017, arXiv:1701.07875",
        [s_bound], chosen => new WeightClipping(chosen.Get(s_bound)));

    /// <summary>The largest magnitude a parameter may have; positive.</summary>
    public double Bound { get; init => field = s_bound.Require(value, "WeightClipping"); } =
        s_bound.Require(Bound, "WeightClipping");

    /// <inheritdoc/>
    public override bool Projects => true;

    /// <inheritdoc/>
    public override Tensor Project(Tensor parameter) => parameter.Clamp(-Bound, Bound);
}
