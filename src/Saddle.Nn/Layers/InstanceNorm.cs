using Saddle.Settings;

namespace Saddle.Nn.Layers;

/// <summary>
/// Each channel of each example brought to mean 0 and variance 1 over space, then scaled and shifted per channel.
/// </summary>
/// <param name="Epsilon">Added to the variance; positive.</param>
/// <remarks>
/// Input [n, channels, ...] with at least one axis of space, and more than one number per channel.
/// Parameters: <c>weight</c>, <c>bias</c> [channels].
/// Source: Ulyanov et al. 2016, arXiv:1607.08022.
/// </remarks>
public sealed record InstanceNorm(double Epsilon = 1e-5) : Layer
{
    /// <summary>Added to the variance; positive.</summary>
    public double Epsilon { get; init => field = Ranges.Positive.Require(value, "InstanceNorm"); } =
        Ranges.Positive.Require(Epsilon, "InstanceNorm");

    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x)
    {
        LayerInput.Demand("instance norm", x, x.Rank >= 3, "there is no space to average over",
            "Pass [n, channels, height, width]");
        LayerInput.Demand("instance norm", x, LayerInput.AxesFrom(2, x).Any(axis => x.Shape[axis] > 1),
            "there is at most one number per channel, which would become 0 whatever it is",
            "Normalise before space ends");
        Tensor y = Normalisation.Standardise(x, Epsilon, LayerInput.AxesFrom(2, x)).Y;
        return Normalisation.ScaleAndShift(scope, y);
    }
}
