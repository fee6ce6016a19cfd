using Saddle.Data.Png;
using Saddle.Nn.Formats;

namespace Saddle.Data.Folders;

/// <summary>Reads a tree of PNG files; each first-level subfolder is a class, in ordinal order of names.</summary>
/// <remarks>Files directly in the root make an unlabelled set, if there are no class folders. Content decides what is a
/// PNG file. Links are not followed. Damaged files are left out and listed.</remarks>
public static class ImageFolder
{
    /// <summary>Reads all images.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="options">Resize, CentreCrop, Resampling, Colour and MaximumPixels are used; null means
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
        foreach (FolderFile file in files.Images)
        {
            if (Load(file, classed, options, bad) is { } image)
            {
                good.Add((file, image));
            }
        }

        bad.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        CheckAny(root, good.Count, bad);
        CheckSizes(root, good);
        return Assemble(root, good, classed, options.Colour, bad);
    }

    private static RasterImage? Load(FolderFile file, bool classed, DatasetOptions options, List<BadFile> bad)
    {
        try
        {
            if (classed && file.Class is null)
            {
                throw new DataException(file.Path, $"folder: '{file.Path}' lies beside the class folders. Every image "
                    + "needs a class here. Move it into a class folder.");
            }

            byte[] bytes = InputFile.ReadAll(file.FullPath, 1L << 30);
            return Fit(PngReader.Decode(bytes, file.Path, options.MaximumPixels), options);
        }
        catch (DataException error)
        {
            bad.Add(new BadFile(file.Path, error.Message));
            return null;
        }
    }

    private static RasterImage Fit(RasterImage image, DatasetOptions options)
    {
        RasterImage opaque = image.WithChannels(HasColour(image) ? 3 : 1);
        if (options.Resize is not { } size)
        {
            return opaque;
        }

        RasterImage cut = options.CentreCrop ? CentreSquare(opaque) : opaque;
        return Resampler.Resize(cut, size, size, options.Resampling);
    }

    private static bool HasColour(RasterImage image)
    {
        byte[] pixels = image.Pixels;
        if (image.Channels == 1)
        {
            return false;
        }

        for (int i = 0; i < pixels.Length; i += image.Channels)
        {
            if (pixels[i] != pixels[i + 1] || pixels[i] != pixels[i + 2])
            {
                return true;
            }
        }

        return false;
    }

    private static RasterImage CentreSquare(RasterImage image)
    {
        int side = Math.Min(image.Width, image.Height);
        int left = (image.Width - side) / 2;
        int top = (image.Height - side) / 2;
        var pixels = new byte[side * side * image.Channels];
        int length = side * image.Channels;
        for (int y = 0; y < side; y++)
        {
            image.Pixels.AsSpan(((top + y) * image.Width + left) * image.Channels, length)
                .CopyTo(pixels.AsSpan(y * length));
        }

        return new RasterImage(side, side, image.Channels, pixels);
    }

    private static void CheckAny(string root, int good, List<BadFile> bad)
    {
        if (good > 0)
        {
            return;
        }

        string found = bad.Count == 0
            ? "It holds no PNG files."
            : $"None of its {bad.Count} files can be used, the first because: {bad[0].Reason}";
        throw new DataException(root, $"folder: '{root}' has no images. {found} Name a folder of PNG files or of class "
            + "folders with PNG files.");
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
        List<BadFile> bad)
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
        return new ImageDataset(name, channels, first.Height, first.Width, pixels, labels, classes) { BadFiles = bad };
    }
}
