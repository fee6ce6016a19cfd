using Saddle.Nn.Initialisers;

namespace Saddle.Nn.Layers;

/// <summary>What the normalising layers share.</summary>
internal static class Normalisation
{
    /// <summary>
    /// x with mean 0 and variance 1 over some axes, and the moments (biased variance) without these axes.
    /// </summary>
    public static (Tensor Y, Tensor Mean, Tensor Variance) Standardise(Tensor x, double epsilon,
        params ReadOnlySpan<int> axes)
    {
        Tensor mean = Mean(x, axes);
        Tensor centred = x - mean.RestoreAxes(x.Shape, axes);
        Tensor variance = centred.Square().Mean(axes);
        Tensor factor = (variance + epsilon).Sqrt().Reciprocal(); // few: a division per element costs more
        return (centred * factor.RestoreAxes(x.Shape, axes), mean, variance);
    }

    /// <summary>The mean, summed as distances from the first number, so that the mean of a constant is that
    /// constant.</summary>
    private static Tensor Mean(Tensor x, ReadOnlySpan<int> axes)
    {
        Tensor first = x;
        foreach (int axis in axes)
        {
            first = first.Slice(axis, start: 0, size: 1);
        }

        // Detached: what is added is what was taken away, so it has no derivative.
        first = first.Detach();
        Tensor distances = (x - first.BroadcastTo(x.Shape)).Mean(axes);
        return distances + first.Reshape(distances.Shape.Sizes);
    }

    /// <summary>y · weight + bias with one weight (1 at first) and one bias (0 at first) per channel.</summary>
    public static Tensor ScaleAndShift(Scope scope, Tensor y, Initialiser? scales = null)
    {
        Tensor scale = scope.Parameter("weight", [y.Shape[1]], scales ?? new Constant(1));
        Tensor shift = scope.Parameter("bias", [y.Shape[1]], new Constant(0));
        return y * LayerInput.PerChannel(scale, y) + LayerInput.PerChannel(shift, y);
    }
}
