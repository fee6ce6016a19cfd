using Saddle.Nn.Initialisers;

namespace Saddle.Nn.Layers;

/// <summary>y = x Wᵀ + b along the last axis: [n, .., inputs] to [n, .., outputs].</summary>
/// <param name="Outputs">The size of the last axis of the result.</param>
/// <param name="Bias">Whether b is there.</param>
/// <param name="Weights">The initial W; <see cref="HeUniform"/> by default. b starts at 0.</param>
/// <remarks>Parameters: <c>weight</c> [outputs, inputs], <c>bias</c> [outputs].</remarks>
public sealed record Linear(int Outputs, bool Bias = true, Initialiser? Weights = null) : Layer
{
    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x)
    {
        LayerInput.Demand("linear", x, x.Rank >= 2, "the input needs a batch axis and a feature axis",
            "Pass [n, features]");
        Tensor weight = scope.Parameter("weight", [Outputs, x.Shape[^1]], Weights ?? new HeUniform());
        Tensor y = x.MatMul(weight, transposeRight: true);
        return Bias ? y + scope.Parameter("bias", [Outputs], new Constant(0)) : y;
    }
}
