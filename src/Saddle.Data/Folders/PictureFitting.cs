using System.Globalization;
using Saddle.Data.Pictures;

namespace Saddle.Data.Folders;

/// <summary>Makes of the files of pictures what a set has of them.</summary>
/// <param name="options">Resize, Fit, Background and MaximumPixels are used.</param>
internal sealed class PictureFitting(DatasetOptions options)
{
    // To be raised where the same file gives other samples than before.
    private const int Version = 1;

    private readonly PictureOptions _reading = new() { MaximumPixels = options.MaximumPixels };

    /// <summary>All that decides the samples of a file with the same content.</summary>
    public string Recipe => string.Create(CultureInfo.InvariantCulture, $"resize {options.Resize ?? 0} {options.Fit} ")
        + $"background {options.Background?.ToString() ?? "default"}";

    /// <summary>The same, with all of the program that decides samples.</summary>
    public string RecipeHere => string.Create(CultureInfo.InvariantCulture,
        $"{Recipe} way {Version} decoder {SkiaLibrary.Version}");

    /// <summary>Columns and rows of a picture in the set.</summary>
    public (int Width, int Height) SizeOf(PictureFacts facts) =>
        options.Resize is { } size ? (size, size) : (facts.Width, facts.Height);

    /// <summary>Whether a picture can turn out to have colour.</summary>
    public bool MayHaveColour(PictureFacts facts) => facts.MayHaveColour
        || (options.Background is { IsGrey: false }
            && (facts.MayBeTransparent || IsContained(facts.Width, facts.Height)));

    /// <summary>Decodes a picture and brings it to the set's size.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">How messages call it.</param>
    /// <exception cref="Nn.Formats.DataException">It is damaged, too large or no picture.</exception>
    public FittedPicture Decode(byte[] bytes, string name)
    {
        LoadedPicture picture = PictureReader.Decode(bytes, name, _reading);
        return new FittedPicture(
            Fitted(picture.Image), picture.Traits, new StoredSize(picture.Image.Width, picture.Image.Height));
    }

    private RasterImage Fitted(RasterImage image)
    {
        bool showsBackground = image.IsTransparent || IsContained(image.Width, image.Height);
        bool tinted = showsBackground && options.Background is { IsGrey: false };
        RasterImage opaque = image.WithChannels(image.HasColour || tinted ? 3 : 1, options.Background);
        RasterImage fitted = options.Resize is { } size
            ? Fitter.Apply(opaque, size, options.Fit, options.Background ?? Rgb.Black)
            : opaque;
        foreach (RasterImage between in opaque == image ? [opaque] : (RasterImage[])[image, opaque])
        {
            if (between != fitted)
            {
                PixelArrays.Return(between.Pixels);
            }
        }

        return fitted;
    }

    private bool IsContained(int width, int height) =>
        options is { Fit: Fit.Contain, Resize: not null } && width != height;
}
