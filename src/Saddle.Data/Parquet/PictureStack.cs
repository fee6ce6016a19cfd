using Saddle.Data.Arrays;
using Saddle.Data.Folders;
using Saddle.Data.Pictures;
using Saddle.Nn.Formats;

namespace Saddle.Data.Parquet;

/// <summary>Decodes pictures one after another and makes a set of them.</summary>
/// <param name="file">Where they are from.</param>
/// <param name="options">Resize, Fit, Background, Colour and MaximumPixels are used.</param>
internal sealed class PictureStack(ArrayFile file, DatasetOptions options)
{
    private readonly List<RasterImage> _images = [];
    private readonly List<BadFile> _bad = [];
    private readonly PictureRemarks _remarks = new(options.Background ?? Rgb.White);

    /// <summary>Adds a picture, or notes that it is left out.</summary>
    /// <param name="bytes">The picture's file; null where there is none.</param>
    /// <param name="row">Its number.</param>
    /// <returns>Whether it was added.</returns>
    /// <exception cref="DataException">It is of another size than the first, and none to resize to was
    /// given.</exception>
    public bool Add(byte[]? bytes, long row)
    {
        string name = $"row {row}";
        LoadedPicture picture;
        try
        {
            picture = PictureReader.Decode(
                bytes ?? [], name, new PictureOptions { MaximumPixels = options.MaximumPixels });
        }
        catch (DataException error)
        {
            _bad.Add(new BadFile(name, error.Message));
            return false;
        }

        RasterImage image = Fitted(picture.Image);
        if (_images.Count > 0 && (image.Width != _images[0].Width || image.Height != _images[0].Height))
        {
            throw file.Fault("the pictures differ in size", $"One has {_images[0].Width} x {_images[0].Height} pixels, "
                + $"{name} has {image.Width} x {image.Height}.", "Choose a size to resize to.");
        }

        _remarks.Count(picture.Traits);
        _images.Add(image);
        return true;
    }

    /// <summary>All that were added, as a set.</summary>
    /// <exception cref="DataException">There are none, or too many.</exception>
    public ImageDataset ToSet(int[]? labels, string[] classes, IReadOnlyList<string> remarks)
    {
        if (_images.Count == 0)
        {
            throw file.Fault("there are no pictures", _bad.Count == 0
                ? "It has no rows."
                : $"None of its {_bad.Count} rows can be used, the first because: {_bad[0].Reason}", "Write rows with "
                + $"the bytes of {PictureReader.Formats} files.");
        }

        bool colour = options.Colour == ColourMode.Colour
            || (options.Colour == ColourMode.AsStored && _images.Any(image => image.Channels == 3));
        int channels = colour ? 3 : 1;
        RasterImage first = _images[0];
        long length = (long)channels * first.Width * first.Height;
        if (length * _images.Count > Array.MaxLength)
        {
            throw file.Fault("there are too many pictures", $"{_images.Count} of {length} bytes exceed "
                + $"{Array.MaxLength} bytes.", "Resize them to a smaller size.");
        }

        var pixels = new byte[length * _images.Count];
        for (int i = 0; i < _images.Count; i++)
        {
            Planes.Separate(_images[i].WithChannels(channels).Pixels, channels,
                pixels.AsSpan((int)(i * length), (int)length));
        }

        return new ImageDataset(file.SetName, channels, first.Height, first.Width, pixels, labels, classes)
        {
            BadFiles = _bad,
            Remarks = [.. _remarks.Sentences, .. remarks],
            IsTransparent = _remarks.IsAnyTransparent,
        };
    }

    private RasterImage Fitted(RasterImage image)
    {
        bool showsBackground = image.IsTransparent
            || (options is { Fit: Fit.Contain, Resize: not null } && image.Width != image.Height);
        bool tinted = showsBackground && options.Background is { IsGrey: false };
        RasterImage opaque = image.WithChannels(image.HasColour || tinted ? 3 : 1, options.Background);
        return options.Resize is { } size
            ? Fitter.Apply(opaque, size, options.Fit, options.Background ?? Rgb.Black)
            : opaque;
    }
}
