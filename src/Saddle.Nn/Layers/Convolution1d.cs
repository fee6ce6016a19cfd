using Saddle.Nn.Initialisers;

namespace Saddle.Nn.Layers;

/// <summary>Filters slid along signals: [n, in, length] to [n, channels, length'].</summary>
/// <param name="Channels">Channels of the result.</param>
/// <param name="Kernel">Taps of the filters.</param>
/// <param name="Stride">Step between windows.</param>
/// <param name="Padding">Zeros at both ends.</param>
/// <param name="Dilation">Distance between taps.</param>
/// <param name="Bias">Whether each channel gets a number added.</param>
/// <param name="Weights">The initial filters; <see cref="HeUniform"/> by default. The bias starts at 0.</param>
/// <remarks>Parameters: <c>weight</c> [channels, in, kernel], <c>bias</c> [channels].</remarks>
public sealed record Convolution1d(
    int Channels, int Kernel, int Stride = 1, int Padding = 0, int Dilation = 1, bool Bias = true,
    Initialiser? Weights = null) : Layer
{
    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x)
    {
        LayerInput.Demand("convolution", x, x.Rank == 3, "the input must be signals", "Pass [n, channels, length]");
        Shape shape = [Channels, x.Shape[1], Kernel];
        Tensor weight = scope.Parameter("weight", shape, Weights ?? new HeUniform(), Fans.Of(shape, Stride));
        Tensor y = x.Convolve1d(weight, Stride, Padding, Dilation);
        return Bias ? y + LayerInput.PerChannel(scope.Parameter("bias", [Channels], new Constant(0)), y) : y;
    }
}
