using Saddle.Nn.Initialisers;
using Saddle.Settings;

namespace Saddle.Nn.Layers;

/// <summary>
/// Batch norm whose scale and shift are chosen by each example's class: [n, channels, ...] and labels [n].
/// </summary>
/// <param name="Classes">The number of classes; labels are 0 to <paramref name="Classes"/> - 1.</param>
/// <param name="Momentum">How far the running statistics move towards those of each training batch, in (0, 1].</param>
/// <param name="Epsilon">Added to the variance; positive.</param>
/// <remarks>
/// Parameters: <c>weight</c> (starts at 1), <c>bias</c> (starts at 0), both [classes, channels]; the statistics are
/// those of <see cref="BatchNorm"/> and common to all classes. Source: Dumoulin et al. 2017, arXiv:1610.07629.
/// </remarks>
public sealed record ConditionalBatchNorm(int Classes, double Momentum = 0.1, double Epsilon = 1e-5) : Layer
{
    /// <summary>How far the running statistics move, in (0, 1].</summary>
    public double Momentum { get; init => field = Ranges.UpToOne.Require(value, "ConditionalBatchNorm"); } =
        Ranges.UpToOne.Require(Momentum, "ConditionalBatchNorm");

    /// <summary>Added to the variance; positive.</summary>
    public double Epsilon { get; init => field = Ranges.Positive.Require(value, "ConditionalBatchNorm"); } =
        Ranges.Positive.Require(Epsilon, "ConditionalBatchNorm");

    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x)
    {
        Tensor y = BatchMoments.Standardise(scope, x, Momentum, Epsilon);
        Tensor scale = scope.Parameter("weight", [Classes, x.Shape[1]], new Constant(1)).Gather(scope.Labels);
        Tensor shift = scope.Parameter("bias", [Classes, x.Shape[1]], new Constant(0)).Gather(scope.Labels);
        return y * PerExample(scale, x) + PerExample(shift, x);
    }

    /// <summary>[n, channels] shaped to broadcast against [n, channels, ...].</summary>
    private static Tensor PerExample(Tensor values, Tensor x)
    {
        int[] sizes = new int[x.Rank];
        Array.Fill(sizes, 1);
        (sizes[0], sizes[1]) = (values.Shape[0], values.Shape[1]);
        return values.Reshape(sizes);
    }
}
