using Saddle.Nn.Initialisers;

namespace Saddle.Nn.Layers;

/// <summary>Square filters slid over images: [n, in, height, width] to [n, channels, height', width'].</summary>
/// <param name="Channels">Channels of the result.</param>
/// <param name="Kernel">Rows and columns of the filters.</param>
/// <param name="Stride">Step between windows.</param>
/// <param name="Padding">Zeros at each of the four sides.</param>
/// <param name="Dilation">Distance between taps.</param>
/// <param name="Bias">Whether each channel gets a number added.</param>
/// <param name="Weights">The initial filters; <see cref="HeUniform"/> by default. The bias starts at 0.</param>
/// <remarks>Parameters: <c>weight</c> [channels, in, kernel, kernel], <c>bias</c> [channels].</remarks>
public sealed record Convolution2d(
    int Channels, int Kernel, int Stride = 1, int Padding = 0, int Dilation = 1, bool Bias = true,
    Initialiser? Weights = null) : Layer
{
    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x)
    {
        LayerInput.DemandImages("convolution", x);
        Shape shape = [Channels, x.Shape[1], Kernel, Kernel];
        Tensor weight = scope.Parameter("weight", shape, Weights ?? new HeUniform(), Fans.Of(shape, Stride * Stride));
        Tensor y = x.Convolve2d(weight, Stride, Padding, Dilation);
        return Bias ? y + LayerInput.PerChannel(scope.Parameter("bias", [Channels], new Constant(0)), y) : y;
    }
}
