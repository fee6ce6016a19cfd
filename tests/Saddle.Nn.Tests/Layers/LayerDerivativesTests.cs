using Saddle.Nn.Layers;
using Xunit;

namespace Saddle.Nn.Tests.Layers;

/// <summary>
/// Every layer's derivatives, in its input and all its parameters, against finite differences in float64.
/// </summary>
public sealed class LayerDerivativesTests
{
    private static readonly Dictionary<string, (Layer Layer, int[] X, bool Training)> s_cases = new()
    {
        ["linear"] = (new Linear(3), [2, 4], true),
        ["convolution 2-D"] = (new Convolution2d(2, 3, Stride: 2, Padding: 1), [2, 2, 5, 4], true),
        ["transposed convolution"] = (new ConvolutionTransposed2d(2, 4, Stride: 2, Padding: 1), [2, 2, 3, 3], true),
        ["convolution 1-D"] = (new Convolution1d(2, 3, Padding: 1, Dilation: 2), [2, 2, 6], true),
        ["batch norm of vectors"] = (new BatchNorm(), [4, 3], true),
        ["batch norm of images"] = (new BatchNorm(), [2, 2, 2, 3], true),
        ["batch norm in use"] = (new BatchNorm(), [2, 2, 2, 3], false),
        ["conditional batch norm"] = (new ConditionalBatchNorm(3), [3, 2, 2, 2], true),
        ["layer norm of vectors"] = (new LayerNorm(), [2, 5], true),
        ["layer norm of images"] = (new LayerNorm(), [2, 2, 2, 3], true),
        ["instance norm"] = (new InstanceNorm(), [2, 2, 2, 3], true),
        ["lstm"] = (new Lstm(2), [2, 3, 2], true),
        ["long lstm"] = (new Lstm(2), [2, 9, 1], true),
        ["relu"] = (new Relu(), [3, 4], true),
        ["leaky relu"] = (new LeakyRelu(), [3, 4], true),
        ["tanh"] = (new Tanh(), [3, 4], true),
        ["sigmoid"] = (new Sigmoid(), [3, 4], true),
        ["softplus"] = (new Softplus(), [3, 4], true),
        ["shifted softplus"] = (new ShiftedSoftplus(), [3, 4], true),
        ["elu"] = (new Elu(), [3, 4], true),
        ["gelu"] = (new Gelu(), [3, 4], true),
        ["swish"] = (new Swish(), [3, 4], true),
        ["upsample"] = (new Upsample(), [2, 2, 2, 3], true),
        ["average pool"] = (new AveragePool(), [2, 2, 4, 2], true),
        ["global average"] = (new GlobalAverage(), [2, 2, 4, 2], true),
        ["dropout"] = (new Dropout(), [3, 4], true),
        ["residual"] = (new Residual(new Sequential(new Linear(3), new Tanh()), new Linear(3), 0.3), [2, 4], true),
    };

    public static TheoryData<string> Names => new(s_cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_mode_agrees_with_central_differences(string name) =>
        Assert.InRange(Trial(name).ForwardError(), 0, 1e-8);

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_modes_agree(string name) => Assert.InRange(Trial(name).ModeMismatch(), 0, 1e-11);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_second_order_agrees_with_central_differences(string name) =>
        Assert.InRange(Trial(name).SecondOrderError(), 0, 1e-6);

    private static Saddle.Testing.DerivativeCheck Trial(string name)
    {
        (Layer layer, int[] x, bool training) = s_cases[name];
        return new LayerTrial(layer, Shape.Create(x), labels: [1, 0, 2]).Derivatives(training);
    }
}
