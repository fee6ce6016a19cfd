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
        Tensor mean = x.Mean(axes);
        Tensor centred = x - mean.RestoreAxes(x.Shape, axes);
        Tensor variance = centred.Square().Mean(axes);
        Tensor deviation = (variance + epsilon).Sqrt();
        return (centred / deviation.RestoreAxes(x.Shape, axes), mean, variance);
    }
}
