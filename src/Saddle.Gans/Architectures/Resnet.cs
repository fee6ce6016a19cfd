using Saddle.Nn;
using Saddle.Nn.Layers;
using Saddle.Settings;

namespace Saddle.Gans.Architectures;

/// <summary>Residual networks of 3×3 convolutions at 32 or 64 pixels.</summary>
/// <remarks>
/// At 32 pixels every layer has Width channels: three up-blocks from 4×4; a convolution, two down-blocks and two plain
/// blocks, then the mean over space. At 64 pixels the channels are 8, 8, 4, 2, 1 times Width: four up-blocks, four
/// down-blocks, then all positions. Up-blocks repeat pixels, down-blocks average them, in branch and shortcut alike;
/// convolutions of kernel 1 commute with both, so shortcuts take them at the smaller size.
/// The published critic at 32 pixels lacks the first convolution: its first down-block begins with the image itself.
/// Source: Gulrajani et al. 2017, appendix F and code, arXiv:1704.00028.
/// </remarks>
public sealed record Resnet : Architecture
{
    private static readonly int[] s_sides = [32, 64];

    /// <summary>How it is chosen by name.</summary>
    public static Part<Architecture> Part { get; } = new(
        "resnet", "residual 3x3 convolutions; images of 32 or 64 pixels",
        "Gulrajani et al. 2017, appendix F, arXiv:1704.00028",
        Common, chosen => new Resnet().With(chosen));

    /// <inheritdoc/>
    public override IReadOnlyList<int> Sides => s_sides;

    /// <inheritdoc/>
    public override Layer Generator(ModelSizes sizes)
    {
        int[] multiples = ImageSize.Require("resnet", sizes.Sample, Sides) == 32 ? [1, 1, 1, 1] : [8, 8, 4, 2, 1];
        Normalisation normalisation = GeneratorNormalisation ?? Normalisation.Batch;
        int channels = multiples[0] * Width;
        List<Layer> layers =
        [
            .. Start(sizes),
            new Linear(channels * 16, Weights: Weights),
            new Reshape([channels, 4, 4]),
        ];
        foreach (int multiple in multiples[1..])
        {
            layers.Add(Up(multiple * Width, normalisation, sizes.Classes));
        }

        return new Sequential(
        [
            .. layers, .. Normalise(normalisation, sizes.Classes), new Relu(),
            Square(sizes.Sample[0]), new Tanh(),
        ]);
    }

    /// <inheritdoc/>
    public override Layer Critic(ModelSizes sizes)
    {
        IEnumerable<Layer> layers = ImageSize.Require("resnet", sizes.Sample, Sides) == 32
            ? [Down(Width), Down(Width), Plain(Width), Plain(Width), new Relu(), new GlobalAverage()]
            : [Down(2 * Width), Down(4 * Width), Down(8 * Width), Down(8 * Width), new Relu(), new Flatten()];
        return new Sequential([Square(Width), .. layers, Head(sizes)]);
    }

    private Residual Up(int channels, Normalisation normalisation, int classes) => new(
        new Sequential(
        [
            .. Normalise(normalisation, classes), new Relu(), new Upsample(), Square(channels),
            .. Normalise(normalisation, classes), new Relu(), Square(channels),
        ]),
        new Sequential(new Convolution2d(channels, Kernel: 1, Weights: Weights), new Upsample()));

    private Residual Down(int channels) => new(
        new Sequential([Plain(channels).Body, new AveragePool()]),
        new Sequential(new AveragePool(), new Convolution2d(channels, Kernel: 1, Weights: Weights)));

    private Residual Plain(int channels) => new(
        new Sequential(
        [
            .. Normalise(CriticNormalisation, classes: 0), new Relu(), Square(channels),
            .. Normalise(CriticNormalisation, classes: 0), new Relu(), Square(channels),
        ]));

    private Convolution2d Square(int channels) =>
        new(channels, Kernel: 3, Padding: 1, Weights: Weights);
}
