using Saddle.Settings;

namespace Saddle.Nn.Layers;

/// <summary>
/// Each channel brought to mean 0 and variance 1 over the batch, then scaled and shifted: [n, channels, ...].
/// </summary>
/// <param name="Momentum">How far the running statistics move towards those of each training batch, in (0, 1].</param>
/// <param name="Epsilon">Added to the variance; positive.</param>
/// <param name="Scales">The initial scales; 1 by default (DCGAN: normal around 1, deviation 0.02). Shifts start at
/// 0.</param>
/// <remarks>
/// Parameters: <c>weight</c>, <c>bias</c> [channels]; statistics: <c>running_mean</c>, <c>running_var</c> [channels].
/// Training divides by the biased variance of the batch and keeps the unbiased one; otherwise the kept ones are used.
/// Source: Ioffe and Szegedy 2015, arXiv:1502.03167.
/// </remarks>
public sealed record BatchNorm(double Momentum = 0.1, double Epsilon = 1e-5, Initialiser? Scales = null) : Layer
{
    /// <summary>How far the running statistics move, in (0, 1].</summary>
    public double Momentum { get; init => field = Ranges.UpToOne.Require(value, "BatchNorm"); } =
        Ranges.UpToOne.Require(Momentum, "BatchNorm");

    /// <summary>Added to the variance; positive.</summary>
    public double Epsilon { get; init => field = Ranges.Positive.Require(value, "BatchNorm"); } =
        Ranges.Positive.Require(Epsilon, "BatchNorm");

    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x)
    {
        Tensor y = BatchMoments.Standardise(scope, x, Momentum, Epsilon);
        return Normalisation.ScaleAndShift(scope, y, Scales);
    }
}
