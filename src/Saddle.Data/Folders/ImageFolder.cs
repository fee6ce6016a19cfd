using Saddle.Data.Pictures;
using Saddle.Nn.Formats;

namespace Saddle.Data.Folders;

/// <summary>Reads the pictures of a folder, or of a zip archive in place, with their classes.</summary>
/// <remarks>
/// <para>Content decides what is a picture: see <see cref="PictureReader"/>. Classes are the first level of folders,
/// whole numbers by value and other names by the codes of their characters, or stand in <c>labels.csv</c> or
/// <c>dataset.json</c> beside the pictures. Where only some pictures have a class, none counts unless labels are asked
/// for. A first level made only of train, test, val, valid and validation is a split, of which one part is read.</para>
/// <para>Damaged files are left out and listed. What this program wrote (pictures, folders of runs) is never data.
/// Links are not followed.</para>
/// </remarks>
public static class ImageFolder
{
    private const long LongestFile = 1L << 30;

    /// <summary>Reads all images.</summary>
    /// <param name="root">The folder or archive, or a folder in an archive.</param>
    /// <param name="options">Resize, Fit, Background, Colour, MaximumPixels, Test and Labelled are used; null means
    /// defaults.</param>
    /// <returns>Images in order of their paths, and the files left out.</returns>
    /// <exception cref="DataException">There is no such place, it holds no readable image, most images have no label
    /// and labels are asked for, or sizes differ and no size to resize to was given.</exception>
    public static ImageDataset Read(string root, DatasetOptions? options = null)
    {
        options ??= new DatasetOptions();
        using var tree = FileTree.Open(root);
        var found = FoundPictures.In(tree, options.Test, options.Labelled);
        List<BadFile> bad = [.. found.LeftOut];
        var good = new List<(FoundPicture Found, RasterImage Image)>();
        var traits = new PictureRemarks(options.Background ?? Rgb.White);
        foreach (FoundPicture picture in found.Pictures)
        {
            if (Load(picture.File, options, bad) is { } loaded)
            {
                traits.Count(loaded.Traits);
                good.Add((picture, Fitted(loaded.Image, options)));
            }
        }

        bad.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        CheckAny(tree, good.Count, bad, found.Remarks);
        CheckSizes(tree, good);
        return Assemble(tree, good, found, options.Colour, bad, traits);
    }

    private static LoadedPicture? Load(TreeFile file, DatasetOptions options, List<BadFile> bad)
    {
        try
        {
            return PictureReader.Decode(
                file.ReadAll(LongestFile), file.Path, new PictureOptions { MaximumPixels = options.MaximumPixels });
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

    private static void CheckAny(FileTree tree, int good, List<BadFile> bad, IReadOnlyList<string> remarks)
    {
        if (good > 0)
        {
            return;
        }

        string passedOver = string.Concat(remarks.Select(remark => $" Note: {remark}."));
        string found = bad.Count == 0
            ? $"It holds no pictures.{passedOver}"
            : $"None of its {bad.Count} files can be used, the first because: {bad[0].Reason}";
        throw new DataException(tree.Path, $"{tree.Kind}: '{tree.Path}' has no images. {found} Name a folder of "
            + $"{PictureReader.Formats} files, or of class folders with such files.");
    }

    private static void CheckSizes(FileTree tree, List<(FoundPicture Found, RasterImage Image)> good)
    {
        (FoundPicture found, RasterImage first) = good[0];
        foreach ((FoundPicture other, RasterImage image) in good)
        {
            if (image.Width != first.Width || image.Height != first.Height)
            {
                throw new DataException(tree.Path, $"{tree.Kind}: the images in '{tree.Path}' differ in size. "
                    + $"'{found.File.Path}' has {first.Width} x {first.Height} pixels, '{other.File.Path}' has "
                    + $"{image.Width} x {image.Height}. Choose a size to resize to.");
            }
        }
    }

    private static ImageDataset Assemble(
        FileTree tree, List<(FoundPicture Found, RasterImage Image)> good, FoundPictures found, ColourMode colour,
        List<BadFile> bad, PictureRemarks traits)
    {
        bool anyColour = good.Any(pair => pair.Image.Channels == 3);
        int channels = colour == ColourMode.Colour || (colour == ColourMode.AsStored && anyColour) ? 3 : 1;
        RasterImage first = good[0].Image;
        long length = (long)channels * first.Width * first.Height;
        if (length * good.Count > Array.MaxLength)
        {
            throw new DataException(tree.Path, $"{tree.Kind}: the images in '{tree.Path}' are too many. "
                + $"{good.Count} images of {length} bytes exceed {Array.MaxLength} bytes. Resize them to a "
                + "smaller size.");
        }

        var pixels = new byte[length * good.Count];
        for (int i = 0; i < good.Count; i++)
        {
            Planes.Separate(good[i].Image.WithChannels(channels).Pixels, channels,
                pixels.AsSpan((int)(i * length), (int)length));
        }

        Dictionary<string, int> numbers = found.Classes.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        int[]? labels = found.Classes.Count > 0 ? [.. good.Select(pair => numbers[pair.Found.Class!])] : null;
        return new ImageDataset(tree.Name, channels, first.Height, first.Width, pixels, labels, found.Classes)
        {
            BadFiles = bad,
            FileCount = good.Count + bad.Count,
            Remarks = [.. found.Remarks, .. traits.Sentences],
            IsTransparent = traits.IsAnyTransparent,
        };
    }
}
