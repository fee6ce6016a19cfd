using Saddle.Nn;
using Saddle.Nn.Layers;

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
    /// <inheritdoc/>
    public override string Summary => "residual 3x3 convolutions; images of 32 or 64 pixels";

    /// <inheritdoc/>
    public override Layer Generator(ArchitectureSettings settings)
    {
        int[] multiples = ImageSize.Require("resnet", settings.Sample, 32, 64) == 32 ? [1, 1, 1, 1] : [8, 8, 4, 2, 1];
        Normalisation normalisation = settings.GeneratorNormalisation ?? Normalisation.Batch;
        int channels = multiples[0] * settings.Width;
        List<Layer> layers =
        [
            .. Start(settings),
            new Linear(channels * 16, Weights: settings.Weights),
            new Reshape([channels, 4, 4]),
        ];
        foreach (int multiple in multiples[1..])
        {
            layers.Add(Up(multiple * settings.Width, normalisation, settings));
        }

        return new Sequential(
        [
            .. layers, .. Normalise(normalisation, settings.Classes), new Relu(),
            Square(settings.Sample[0], settings), new Tanh(),
        ]);
    }

    /// <inheritdoc/>
    public override Layer Critic(ArchitectureSettings settings)
    {
        int width = settings.Width;
        IEnumerable<Layer> layers = ImageSize.Require("resnet", settings.Sample, 32, 64) == 32
            ? [Down(width, settings), Down(width, settings), Plain(width, settings), Plain(width, settings), new Relu(),
                new GlobalAverage()]
            : [Down(2 * width, settings), Down(4 * width, settings), Down(8 * width, settings),
                Down(8 * width, settings), new Relu(), new Flatten()];
        return new Sequential([Square(width, settings), .. layers, Head(settings)]);
    }

    private static Residual Up(int channels, Normalisation normalisation, ArchitectureSettings settings) => new(
        new Sequential(
        [
            .. Normalise(normalisation, settings.Classes), new Relu(), new Upsample(), Square(channels, settings),
            .. Normalise(normalisation, settings.Classes), new Relu(), Square(channels, settings),
        ]),
        new Sequential(new Convolution2d(channels, Kernel: 1, Weights: settings.Weights), new Upsample()));

    private static Residual Down(int channels, ArchitectureSettings settings) => new(
        new Sequential([Plain(channels, settings).Body, new AveragePool()]),
        new Sequential(new AveragePool(), new Convolution2d(channels, Kernel: 1, Weights: settings.Weights)));

    private static Residual Plain(int channels, ArchitectureSettings settings) => new(
        new Sequential(
        [
            .. Normalise(settings.CriticNormalisation, classes: 0), new Relu(), Square(channels, settings),
            .. Normalise(settings.CriticNormalisation, classes: 0), new Relu(), Square(channels, settings),
        ]));

    private static Convolution2d Square(int channels, ArchitectureSettings settings) =>
        new(channels, Kernel: 3, Padding: 1, Weights: settings.Weights);
}
