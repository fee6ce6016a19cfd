using Saddle.Nn;
using Saddle.Nn.Initialisers;

namespace Saddle.Gans.Architectures;

/// <summary>
/// A learned vector for each example's class behind its features: [n, features] to [n, features + size].
/// </summary>
/// <param name="Classes">The number of classes; labels are 0 to <paramref name="Classes"/> - 1.</param>
/// <param name="Size">Numbers per class.</param>
/// <remarks>Parameter: <c>weight</c> [classes, size], normal like the latents it stands beside.</remarks>
public sealed record AppendLabelEmbedding(int Classes, int Size) : Layer
{
    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x)
    {
        Tensor rows = scope.Parameter("weight", [Classes, Size], new Normal(1)).Gather(scope.Labels);
        return Tensor.Concat(1, x, rows);
    }
}
