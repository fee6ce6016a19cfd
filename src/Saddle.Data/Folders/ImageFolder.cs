using Saddle.Data.Pictures;
using Saddle.Nn.Formats;

namespace Saddle.Data.Folders;

/// <summary>Reads a tree of pictures; each first-level subfolder is a class, in ordinal order of names.</summary>
/// <remarks>Files directly in the root make an unlabelled set, if there are no class folders. Content decides what is
/// a picture: see <see cref="PictureReader"/>. Links are not followed. Damaged files are left out and listed.</remarks>
public static class ImageFolder
{
    /// <summary>Reads all images.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="options">Resize, Fit, Background, Colour and MaximumPixels are used; null means
    /// defaults.</param>
    /// <returns>Images in order of their paths, and the files left out.</returns>
    /// <exception cref="DataException">The folder is missing, holds no readable image, or sizes differ and no size to
    /// resize to was given.</exception>
    public static ImageDataset Read(string root, DatasetOptions? options = null)
    {
        options ??= new DatasetOptions();
        if (!Directory.Exists(root))
        {
            throw new DataException(root, $"folder: '{root}' does not exist. Looked in "
                + $"'{Path.GetDirectoryName(Path.GetFullPath(root))}'. Check the path.");
        }

        FolderFiles files = FolderFiles.Below(root);
        List<BadFile> bad = files.Bad;
        bool classed = files.Images.Any(file => file.Class is not null);
        var good = new List<(FolderFile File, RasterImage Image)>();
        var remarks = new PictureRemarks(options.Background ?? Rgb.White);
        foreach (FolderFile file in files.Images)
        {
            if (Load(file, classed, options, bad) is { } picture)
            {
                remarks.Count(picture.Traits);
                good.Add((file, Fitted(picture.Image, options)));
            }
        }

        bad.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        CheckAny(root, good.Count, bad);
        CheckSizes(root, good);
        return Assemble(root, good, classed, options.Colour, bad, remarks.Sentences);
    }

    private static LoadedPicture? Load(FolderFile file, bool classed, DatasetOptions options, List<BadFile> bad)
    {
        try
        {
            if (classed && file.Class is null)
            {
                throw new DataException(file.Path, $"folder: '{file.Path}' lies beside the class folders. Every image "
                    + "needs a class here. Move it into a class folder.");
            }

            byte[] bytes = InputFile.ReadAll(file.FullPath, 1L << 30);
            return PictureReader.Decode(
                bytes, file.Path, new PictureOptions { MaximumPixels = options.MaximumPixels });
        }
        catch (DataException error)
        {
            bad.Add(new BadFile(file.Path, error.Message));
            return null;
        }
    }

    private static RasterImage Fitted(RasterImage image, DatasetOptions options)
    {
        bool showsBackground = image.IsTransparent
            || (options is { Fit: Fit.Contain, Resize: not null } && image.Width != image.Height);
        bool tinted = showsBackground && options.Background is { IsGrey: false };
        RasterImage opaque = image.WithChannels(image.HasColour || tinted ? 3 : 1, options.Background);
        return options.Resize is { } size
            ? Fitter.Apply(opaque, size, options.Fit, options.Background ?? Rgb.Black)
            : opaque;
    }

    private static void CheckAny(string root, int good, List<BadFile> bad)
    {
        if (good > 0)
        {
            return;
        }

        string found = bad.Count == 0
            ? "It holds no pictures."
            : $"None of its {bad.Count} files can be used, the first because: {bad[0].Reason}";
        throw new DataException(root, $"folder: '{root}' has no images. {found} Name a folder of "
            + $"{PictureReader.Formats} files, or of class folders with such files.");
    }

    private static void CheckSizes(string root, List<(FolderFile File, RasterImage Image)> good)
    {
        (FolderFile file, RasterImage first) = good[0];
        foreach ((FolderFile other, RasterImage image) in good)
        {
            if (image.Width != first.Width || image.Height != first.Height)
            {
                throw new DataException(root, $"folder: the images in '{root}' differ in size. '{file.Path}' has "
                    + $"{first.Width} x {first.Height} pixels, '{other.Path}' has {image.Width} x {image.Height}. "
                    + "Choose a size to resize to.");
            }
        }
    }

    private static ImageDataset Assemble(
        string root, List<(FolderFile File, RasterImage Image)> good, bool classed, ColourMode colour,
        List<BadFile> bad, IReadOnlyList<string> remarks)
    {
        bool anyColour = good.Any(pair => pair.Image.Channels == 3);
        int channels = colour == ColourMode.Colour || (colour == ColourMode.AsStored && anyColour) ? 3 : 1;
        RasterImage first = good[0].Image;
        long length = (long)channels * first.Width * first.Height;
        if (length * good.Count > Array.MaxLength)
        {
            throw new DataException(root, $"folder: the images in '{root}' are too many. {good.Count} images of "
                + $"{length} bytes exceed {Array.MaxLength} bytes. Resize them to a smaller size.");
        }

        var pixels = new byte[length * good.Count];
        for (int i = 0; i < good.Count; i++)
        {
            Planes.Separate(good[i].Image.WithChannels(channels).Pixels, channels,
                pixels.AsSpan((int)(i * length), (int)length));
        }

        string[] classes = classed
            ? [.. good.Select(pair => pair.File.Class!).Distinct().Order(StringComparer.Ordinal)]
            : [];
        int[]? labels = classed ? [.. good.Select(pair => Array.IndexOf(classes, pair.File.Class!))] : null;
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(root)));
        return new ImageDataset(name, channels, first.Height, first.Width, pixels, labels, classes)
        {
            BadFiles = bad,
            Remarks = remarks,
        };
    }
}
