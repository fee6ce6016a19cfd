using Saddle.Settings;

namespace Saddle.Nn.Layers;

/// <summary>
/// Each example brought to mean 0 and variance 1 over all its elements, then scaled and shifted per channel.
/// </summary>
/// <param name="Epsilon">Added to the variance; positive.</param>
/// <remarks>
/// [n, features] normalises over the features; [n, channels, ...] over channels and space together, per example, with
/// one scale and shift per channel (as the code of Gulrajani et al. 2017 does, arXiv:1704.00028). Examples stay
/// independent, so critics with a gradient penalty may use it.
/// Parameters: <c>weight</c>, <c>bias</c> [channels]. Source: Ba et al. 2016, arXiv:1607.06450.
/// </remarks>
public sealed record LayerNorm(double Epsilon = 1e-5) : Layer
{
    /// <summary>Added to the variance; positive.</summary>
    public double Epsilon { get; init => field = Ranges.Positive.Require(value, "LayerNorm"); } =
        Ranges.Positive.Require(Epsilon, "LayerNorm");

    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x)
    {
        LayerInput.Demand("layer norm", x, x.Rank >= 2, "the input needs a batch axis and a channel axis",
            "Pass [n, channels, ...]");
        LayerInput.Demand("layer norm", x, LayerInput.AxesFrom(1, x).Any(axis => x.Shape[axis] > 1),
            "there is at most one number per example, which would become 0 whatever it is", "Normalise more features");
        Tensor y = Normalisation.Standardise(x, Epsilon, LayerInput.AxesFrom(1, x)).Y;
        return Normalisation.ScaleAndShift(scope, y);
    }
}
