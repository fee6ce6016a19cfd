using Saddle.Nn.Initialisers;

namespace Saddle.Nn.Layers;

/// <summary>
/// The adjoint of a convolution, which enlarges images: [n, in, height, width] to [n, channels, height', width'].
/// </summary>
/// <param name="Channels">Channels of the result.</param>
/// <param name="Kernel">Rows and columns of the filters.</param>
/// <param name="Stride">Distance the input's pixels are spread apart.</param>
/// <param name="Padding">Removed from each side of the result.</param>
/// <param name="OutputPadding">Rows and columns added at the bottom and right; below the stride.</param>
/// <param name="Bias">Whether each channel gets a number added.</param>
/// <param name="Weights">The initial filters; <see cref="HeUniform"/> by default. The bias starts at 0.</param>
/// <remarks>
/// height' = (height - 1) · stride - 2 · padding + kernel + output padding.
/// Parameters: <c>weight</c> [in, channels, kernel, kernel], <c>bias</c> [channels].
/// </remarks>
public sealed record ConvolutionTransposed2d(
    int Channels, int Kernel, int Stride = 1, int Padding = 0, int OutputPadding = 0, bool Bias = true,
    Initialiser? Weights = null) : Layer
{
    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x)
    {
        LayerInput.DemandImages("transposed convolution", x);
        Shape shape = [x.Shape[1], Channels, Kernel, Kernel];
        Fans fans = Fans.OfTransposed(shape, Stride * Stride);
        Tensor weight = scope.Parameter("weight", shape, Weights ?? new HeUniform(), fans);
        Tensor y = x.ConvolveTransposed2d(weight, Stride, Padding, OutputPadding);
        return Bias ? y + LayerInput.PerChannel(scope.Parameter("bias", [Channels], new Constant(0)), y) : y;
    }
}
