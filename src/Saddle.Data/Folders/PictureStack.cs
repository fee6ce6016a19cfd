using Saddle.Data.Caches;
using Saddle.Nn.Formats;

namespace Saddle.Data.Folders;

/// <summary>Collects decoded pictures and makes a set of them, in memory.</summary>
/// <param name="kind">What they lie in, as messages begin.</param>
/// <param name="path">Where that is.</param>
/// <param name="options">Background and Colour are used.</param>
internal sealed class PictureStack(string kind, string path, DatasetOptions options)
{
    private readonly List<RasterImage> _images = [];
    private readonly List<BadFile> _bad = [];
    private readonly List<StoredSize> _sizes = [];
    private readonly PictureRemarks _remarks = new(options.Background ?? Rgb.White);
    private string _first = "";

    /// <summary>How many were added.</summary>
    public int Count => _images.Count;

    /// <summary>Those that cannot be used.</summary>
    public IReadOnlyList<BadFile> Bad => _bad;

    /// <summary>Adds a picture, or notes that it is left out.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="decode">Makes it; may refuse to.</param>
    /// <returns>Whether it was added.</returns>
    /// <exception cref="DataException">It is of another size than the first, and none to resize to was
    /// given.</exception>
    public bool Add(string name, Func<FittedPicture> decode)
    {
        FittedPicture picture;
        try
        {
            picture = decode();
        }
        catch (DataException error)
        {
            _bad.Add(new BadFile(name, error.Message));
            return false;
        }

        RasterImage image = picture.Image;
        if (_images.Count == 0)
        {
            _first = name;
        }
        else if (image.Width != _images[0].Width || image.Height != _images[0].Height)
        {
            throw SizesDiffer(
                kind, path, (_first, _images[0].Width, _images[0].Height), (name, image.Width, image.Height));
        }

        _remarks.Count(picture.Traits);
        _images.Add(image);
        _sizes.Add(picture.Stored);
        return true;
    }

    /// <summary>Pictures of different sizes make no set.</summary>
    public static DataException SizesDiffer(
        string kind, string path, (string Name, int Width, int Height) first,
        (string Name, int Width, int Height) other) => new(
        path, $"{kind}: the images in '{path}' differ in size. '{first.Name}' has {first.Width} x {first.Height} "
            + $"pixels, '{other.Name}' has {other.Width} x {other.Height}. Choose a size to resize to, such as "
            + "--resize 64.");

    /// <summary>All that were added, at least one, as a set.</summary>
    /// <param name="name">How the set is called.</param>
    /// <param name="labels">A class for each, or null.</param>
    /// <param name="classes">The names of the classes.</param>
    /// <param name="remarks">What else is to be said of them.</param>
    /// <param name="bad">What is not used.</param>
    /// <param name="files">The path of each; empty where they are no files of their own.</param>
    /// <param name="cache">Where they are kept decoded; null where they are not.</param>
    /// <exception cref="DataException">There are too many.</exception>
    public ImageDataset ToSet(
        string name, int[]? labels, IReadOnlyList<string> classes, IReadOnlyList<string> remarks,
        IReadOnlyList<BadFile> bad, IReadOnlyList<string> files, PixelCache? cache = null)
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
            FileNames = files,
            StoredSizes = _sizes,
            Cache = cache,
            Remarks = [.. remarks, .. _remarks.Sentences],
            IsTransparent = _remarks.IsAnyTransparent,
        };
    }
}
