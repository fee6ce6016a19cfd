using Saddle.Nn;
using Saddle.Nn.Initialisers;

namespace Saddle.Gans.Architectures;

/// <summary>A critic's last layer that weighs the features by class: [n, features] and labels [n] to [n, 1].</summary>
/// <param name="Classes">The number of classes; labels are 0 to <paramref name="Classes"/> - 1.</param>
/// <remarks>
/// score = w·h + b + e(label)·h. Parameters: <c>weight</c> [1, features], <c>bias</c> [1], <c>embedding</c>
/// [classes, features]. Chosen over label channels because it costs one product and no convolution.
/// Source: Miyato and Koyama 2018, eq. 3, arXiv:1802.05637.
/// </remarks>
public sealed record ProjectionHead(int Classes) : Layer
{
    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x)
    {
        Tensor weight = scope.Parameter("weight", [1, x.Shape[1]], new GlorotUniform());
        Tensor bias = scope.Parameter("bias", [1], new Constant(0));
        Tensor embedding = scope.Parameter("embedding", [Classes, x.Shape[1]], new GlorotUniform())
            .Gather(scope.Labels);
        return x.MatMul(weight, transposeRight: true) + bias + (embedding * x).Sum(1).Reshape(x.Shape[0], 1);
    }
}
