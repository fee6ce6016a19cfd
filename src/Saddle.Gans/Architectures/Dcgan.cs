using Saddle.Nn;
using Saddle.Nn.Layers;
using Saddle.Settings;

namespace Saddle.Gans.Architectures;

/// <summary>Strided 4×4 convolutions that halve or double the image, at 8, 16, 32 or 64 pixels.</summary>
/// <remarks>
/// Channels double with each halving, from Width next to the image. Images of 16 pixels and more start from 4×4, those
/// of 8 from 2×2. The generator's first layer is linear, which equals the paper's transposed convolution of a 1×1
/// image; its last is tanh. The critic's first layer is never normalised; its last is linear over all positions.
/// Sources: Radford et al. 2016, arXiv:1511.06434; as a Wasserstein critic Arjovsky et al. 2017, arXiv:1701.07875.
/// </remarks>
public sealed record Dcgan : Architecture
{
    private static readonly int[] s_sides = [8, 16, 32, 64];

    /// <summary>How it is chosen by name.</summary>
    public static Part<Architecture> Part { get; } = new(
        "dcgan", "strided 4x4 convolutions; images of 8, 16, 32 or 64 pixels", "Radford et al. 2016, arXiv:1511.06434",
        Common, chosen => new Dcgan().With(chosen));

    /// <inheritdoc/>
    public override IReadOnlyList<int> Sides => s_sides;

    /// <inheritdoc/>
    public override Layer Generator(ModelSizes sizes)
    {
        (int stages, int start) = Plan(sizes.Sample);
        Normalisation normalisation = GeneratorNormalisation ?? Normalisation.Batch;
        int channels = Width << (stages - 1);
        List<Layer> layers =
        [
            .. Start(sizes),
            new Linear(channels * start * start, Weights: Weights),
            new Reshape([channels, start, start]),
        ];
        for (int stage = 1; stage <= stages; stage++)
        {
            channels = stage == stages ? sizes.Sample[0] : channels / 2;
            layers.AddRange(Normalise(normalisation, sizes.Classes));
            layers.Add(new Relu());
            layers.Add(new ConvolutionTransposed2d(channels, Kernel: 4, Stride: 2, Padding: 1, Weights: Weights));
        }

        return new Sequential([.. layers, new Tanh()]);
    }

    /// <inheritdoc/>
    public override Layer Critic(ModelSizes sizes)
    {
        (int stages, _) = Plan(sizes.Sample);
        List<Layer> layers = [];
        for (int stage = 0; stage < stages; stage++)
        {
            layers.Add(new Convolution2d(Width << stage, Kernel: 4, Stride: 2, Padding: 1, Weights: Weights));
            layers.AddRange(stage > 0 ? Normalise(CriticNormalisation, classes: 0) : []);
            layers.Add(new LeakyRelu());
        }

        return new Sequential([.. layers, new Flatten(), Head(sizes)]);
    }

    private (int Stages, int Start) Plan(Shape sample) =>
        ImageSize.Require("dcgan", sample, Sides) switch
        {
            8 => (2, 2),
            16 => (2, 4),
            32 => (3, 4),
            _ => (4, 4),
        };
}
