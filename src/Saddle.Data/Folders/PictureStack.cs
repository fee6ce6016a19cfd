using Saddle.Data.Pictures;
using Saddle.Nn.Formats;

namespace Saddle.Data.Folders;

/// <summary>Decodes pictures one after another and makes a set of them.</summary>
/// <param name="kind">What they lie in, as messages begin.</param>
/// <param name="path">Where that is.</param>
/// <param name="options">Resize, Fit, Background, Colour and MaximumPixels are used.</param>
internal sealed class PictureStack(string kind, string path, DatasetOptions options)
{
    private readonly List<RasterImage> _images = [];
    private readonly List<BadFile> _bad = [];
    private readonly List<string> _names = [];
    private readonly List<StoredSize> _sizes = [];
    private readonly PictureRemarks _remarks = new(options.Background ?? Rgb.White);

    /// <summary>Whether the names of pictures are those of files.</summary>
    /// <value>false unless set.</value>
    public bool AreFiles { get; init; }

    /// <summary>How many were added.</summary>
    public int Count => _images.Count;

    /// <summary>Those that cannot be used.</summary>
    public IReadOnlyList<BadFile> Bad => _bad;

    /// <summary>Adds a picture, or notes that it is left out.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="read">Its bytes; may refuse them.</param>
    /// <returns>Whether it was added.</returns>
    /// <exception cref="DataException">It is of another size than the first, and none to resize to was
    /// given.</exception>
    public bool Add(string name, Func<byte[]> read)
    {
        LoadedPicture picture;
        try
        {
            picture = PictureReader.Decode(read(), name, new PictureOptions { MaximumPixels = options.MaximumPixels });
        }
        catch (DataException error)
        {
            _bad.Add(new BadFile(name, error.Message));
            return false;
        }

        RasterImage image = Fitted(picture.Image);
        if (_images.Count > 0 && (image.Width != _images[0].Width || image.Height != _images[0].Height))
        {
            throw new DataException(path, $"{kind}: the images in '{path}' differ in size. '{_names[0]}' has "
                + $"{_images[0].Width} x {_images[0].Height} pixels, '{name}' has {image.Width} x {image.Height}. "
                + "Choose a size to resize to, such as --resize 64.");
        }

        _remarks.Count(picture.Traits);
        _images.Add(image);
        _names.Add(name);
        _sizes.Add(new StoredSize(picture.Image.Width, picture.Image.Height));
        return true;
    }

    /// <summary>All that were added, at least one, as a set.</summary>
    /// <param name="name">How the set is called.</param>
    /// <param name="labels">A class for each, or null.</param>
    /// <param name="classes">The names of the classes.</param>
    /// <param name="remarks">What else is to be said of them.</param>
    /// <param name="bad">What is not used.</param>
    /// <exception cref="DataException">There are too many.</exception>
    public ImageDataset ToSet(
        string name, int[]? labels, IReadOnlyList<string> classes, IReadOnlyList<string> remarks,
        IReadOnlyList<BadFile> bad)
    {
        bool anyColour = _images.Any(image => image.Channels == 3);
        int channels =
            options.Colour == ColourMode.Colour || (options.Colour == ColourMode.AsStored && anyColour) ? 3 : 1;
        RasterImage first = _images[0];
        long length = (long)channels * first.Width * first.Height;
        if (length * _images.Count > Array.MaxLength)
        {
            throw new DataException(path, $"{kind}: the images in '{path}' are too many. {_images.Count} images of "
                + $"{length} bytes exceed {Array.MaxLength} bytes. Resize them to a smaller size.");
        }

        var pixels = new byte[length * _images.Count];
        for (int i = 0; i < _images.Count; i++)
        {
            Planes.Separate(_images[i].WithChannels(channels).Pixels, channels,
                pixels.AsSpan((int)(i * length), (int)length));
        }

        return new ImageDataset(name, channels, first.Height, first.Width, pixels, labels, classes)
        {
            BadFiles = bad,
            FileCount = _images.Count + bad.Count,
            Remarks = [.. remarks, .. _remarks.Sentences],
            IsTransparent = _remarks.IsAnyTransparent,
            FileNames = AreFiles ? _names : [],
            StoredSizes = _sizes,
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
