using Saddle.Nn;
using Saddle.Nn.Layers;
using Saddle.Settings;

namespace Saddle.Training.Classifiers;

/// <summary>3×3 convolutions that halve images of any size until a side is 4: [n, c, h, w] to [n, features].</summary>
/// <param name="Width">Channels at full size; they double with each halving, up to eightfold.</param>
/// <param name="Dropout">The part of features that training leaves out, in [0, 1).</param>
/// <remarks>
/// Each convolution is followed by batch normalisation and a rectifier. A halving has stride 2 and one pixel of
/// padding, so that odd sides are rounded up. Images are at least 8 pixels high and wide.
/// </remarks>
public sealed record ConvolutionalFeatures(int Width = 16, double Dropout = 0.25) : Layer
{
    private const int Least = 8;
    private const int Last = 4;
    private const int MostHalvingsThatWiden = 3;

    private static readonly Setting<int> s_width = new(
        "width", 16, Ranges.Count(1, 4096), "channels of the layer next to the image")
    { Flag = "width" };

    private static readonly Setting<double> s_dropout = new(
        "dropout", 0.25, Ranges.BelowOne, "the part of features that training leaves out");

    /// <summary>Channels at full size; from 1 to 4096.</summary>
    public int Width { get; init => field = s_width.Require(value, "ConvolutionalFeatures"); } =
        s_width.Require(Width, "ConvolutionalFeatures");

    /// <summary>The part of features that training leaves out, in [0, 1).</summary>
    public double Dropout { get; init => field = s_dropout.Require(value, "ConvolutionalFeatures"); } =
        s_dropout.Require(Dropout, "ConvolutionalFeatures");

    /// <summary>What <see cref="Of"/> reads.</summary>
    internal static IReadOnlyList<ISetting> Settings { get; } = [s_width, s_dropout];

    /// <summary>The layer of some values.</summary>
    internal static ConvolutionalFeatures Of(Chosen chosen) => new(chosen.Get(s_width), chosen.Get(s_dropout));

    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x)
    {
        if (x.Rank != 4 || Side(x.Shape) < Least)
        {
            throw new ShapeException(
                $"convolutional features: images must be at least {Least} pixels high and wide. Got {x.Shape}. "
                    + "Pass [n, channels, height, width], or resize the images.");
        }

        int halvings = 0;
        for (int side = Side(x.Shape); side > Last; side = (side + 1) / 2)
        {
            halvings++;
        }

        return Layers(halvings).Apply(scope, x);
    }

    private Sequential Layers(int halvings)
    {
        List<Layer> layers = [];
        for (int stage = 0; stage <= halvings; stage++)
        {
            int channels = Width << Math.Min(stage, MostHalvingsThatWiden);
            layers.Add(new Convolution2d(channels, Kernel: 3, Stride: stage == 0 ? 1 : 2, Padding: 1, Bias: false));
            layers.Add(new BatchNorm());
            layers.Add(new Relu());
        }

        return new Sequential([.. layers, new Flatten(), new Dropout(Dropout)]);
    }

    private static int Side(Shape images) => Math.Min(images[2], images[3]);
}
