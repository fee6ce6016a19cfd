using Saddle.Settings;

namespace Saddle.Nn.Layers;

/// <summary>
/// In training, each element is 0 with probability rate and else divided by (1 - rate); otherwise unchanged.
/// </summary>
/// <param name="Rate">In [0, 1).</param>
/// <remarks>
/// One pass draws one mask, which its gradient shares; draws come from <see cref="Scope.Random"/>.
/// Source: Srivastava et al. 2014, "Dropout: a simple way to prevent neural networks from overfitting".
/// </remarks>
public sealed record Dropout(double Rate = 0.5) : Layer
{
    /// <summary>The probability of 0, in [0, 1).</summary>
    public double Rate { get; init => field = Ranges.BelowOne.Require(value, "Dropout"); } =
        Ranges.BelowOne.Require(Rate, "Dropout");

    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x)
    {
        if (!scope.Training || Rate == 0)
        {
            return x;
        }

        Tensor draw = scope.Random.Uniform(x.Shape);
        return Tensor.Select(draw.GreaterOrEqual(Tensor.Scalar(Rate, x.Type)), x / (1 - Rate), 0);
    }
}
