using Saddle.Data.Files;
using Saddle.Data.Folders;
using Saddle.Data.Points;
using Saddle.Nn.Formats;
using Saddle.Settings;

namespace Saddle.Data;

/// <summary>Opens a data set by name or path.</summary>
public static class DatasetCatalogue
{
    private static readonly Dictionary<string, Func<Dataset>> s_named = new(StringComparer.OrdinalIgnoreCase)
    {
        ["digits"] = Digits.Load,
        ["ring8"] = () => new PointDataset(new Ring()),
        ["grid25"] = () => new PointDataset(new Grid()),
        ["swissroll"] = () => new PointDataset(new SwissRoll()),
        ["moons"] = () => new PointDataset(new TwoMoons()),
    };

    /// <summary>The built-in names: digits and the distributions in the plane.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. s_named.Keys];

    /// <summary>Opens a built-in set, a file or folder of IDX or CIFAR, an .npy, .npz, HDF5 or Parquet file, or a
    /// folder or zip archive of pictures; content tells which.</summary>
    /// <param name="nameOrPath">A name of <see cref="Names"/>, letter case ignored, or else a path; write ./digits for
    /// a folder that is called like a built-in set.</param>
    /// <param name="options">Null means the defaults.</param>
    /// <exception cref="DataException">There is no such set, it is damaged, or it cannot be opened in this
    /// way.</exception>
    public static Dataset Open(string nameOrPath, DatasetOptions? options = null)
    {
        options ??= new DatasetOptions();
        CheckOptions(nameOrPath, options);
        if (s_named.TryGetValue(nameOrPath, out Func<Dataset>? open))
        {
            return options.ArrayName is null
                ? Adapt(nameOrPath, open(), options)
                : throw SetFormats.NamesNoArray(nameOrPath, options);
        }

        if (Directory.Exists(nameOrPath))
        {
            return Adapt(nameOrPath, SetFolders.Read(nameOrPath, options), options);
        }

        if (File.Exists(nameOrPath))
        {
            return Adapt(nameOrPath, SetFormats.Read(SourceFile.OnDisk(nameOrPath), options), options);
        }

        if (ZipPlace.Find(nameOrPath) is not null)
        {
            return Adapt(nameOrPath, SetFolders.ReadArchive(nameOrPath, options), options);
        }

        throw Unknown(nameOrPath);
    }

    /// <summary>Where the test images that belong to training images lie.</summary>
    /// <param name="nameOrPath">What <see cref="Open"/> takes: an IDX or CIFAR folder, a file of training images in
    /// one, or a folder or archive that is split into train and test.</param>
    /// <returns>A file or folder that <see cref="Open"/> takes too; null where there is none.</returns>
    public static string? TestImages(string nameOrPath)
    {
        if (Directory.Exists(nameOrPath))
        {
            return SetFolders.TestFile(SourceFile.OnDisk(nameOrPath))?.Path ?? Split.TestFolder(nameOrPath);
        }

        return s_named.ContainsKey(nameOrPath) ? null
            : ZipPlace.Find(nameOrPath) is not null ? SetFolders.TestImagesOfArchive(nameOrPath)
            : File.Exists(nameOrPath) ? SetFolders.TestImagesBeside(SourceFile.OnDisk(nameOrPath))
            : null;
    }

    /// <summary>Images resized and padded as <see cref="Open"/> does it.</summary>
    /// <param name="nameOrPath">What messages call the set.</param>
    /// <param name="images">The images.</param>
    /// <param name="options">Resize, Fit, Pad and Background are used.</param>
    /// <exception cref="DataException">They are larger than what they are padded to, or too many.</exception>
    public static ImageDataset Fitted(string nameOrPath, ImageDataset images, DatasetOptions options)
    {
        Rgb background = options.Background ?? Rgb.Black;
        if (options.Resize is { } size && (size != images.Width || size != images.Height))
        {
            images = images.Resize(size, options.Fit, background);
        }

        return options.Pad is { } padded ? Pad(nameOrPath, images, padded, background) : images;
    }

    private static void CheckOptions(string name, DatasetOptions options)
    {
        if (options.Resize is < 1 or > 4096 || options.Pad is < 1 or > 4096 || options.Limit is < 1)
        {
            throw new DataException(name, $"data: a size or limit is out of range. Resize {Shown(options.Resize)}, pad "
                + $"{Shown(options.Pad)} and limit {Shown(options.Limit)} were given. Choose sizes from 1 to 4096 and "
                + "a limit from 1.");
        }

        if (options is { Fit: not Fit.Cover, Resize: null })
        {
            throw new DataException(name, $"data: there is nothing to fit. {options.Fit} was given, which says how "
                + "images are resized, but no size. Choose a size to resize to, or leave the fit out.");
        }
    }

    private static Dataset Adapt(string name, Dataset opened, DatasetOptions options)
    {
        if (opened is not ImageDataset images)
        {
            return RefuseImageOptions(name, opened, options);
        }

        if (options.Test && s_named.ContainsKey(name))
        {
            throw NoTestImages(name);
        }

        if (options.Strict && images.LeftOut is { } leftOut)
        {
            throw new DataException(name, $"data: '{name}' holds files that cannot be used. {leftOut}. Mend or remove "
                + "them, or do without --strict.");
        }

        if (options.Limit is { } limit)
        {
            images = images.Take(limit);
        }

        if (options.Colour != ColourMode.AsStored)
        {
            images = images.WithChannels(options.Colour == ColourMode.Grey ? 1 : 3);
        }

        return Fitted(name, images, options);
    }

    private static ImageDataset Pad(string name, ImageDataset images, int size, Rgb background) =>
        size >= images.Height && size >= images.Width
            ? images.Pad(size, background)
            : throw new DataException(name, $"data: '{name}' cannot be padded to {size}. Its images have "
                + $"{images.Height} rows and {images.Width} columns. Choose a larger size, or resize.");

    private static Dataset RefuseImageOptions(string name, Dataset points, DatasetOptions options)
    {
        bool forImages = options.Resize is not null || options.Pad is not null || options.Limit is not null
            || options.Test || options.Colour != ColourMode.AsStored || options.Background is not null;
        return forImages
            ? throw new DataException(name, $"data: '{name}' has no images. Options for images were given, but it is a "
                + "distribution of points. Leave out resize, pad, background, limit, colour and test.")
            : points;
    }

    private static DataException NoTestImages(string name) =>
        new(name, $"data: '{name}' has no test images. It is built in, and has one part. Split the training images "
            + "instead.");

    private static DataException Unknown(string name)
    {
        bool isPath = name.AsSpan().IndexOfAny('/', '\\', '.') >= 0;
        return isPath
            ? new DataException(name, $"data: '{name}' does not exist. Looked in "
                + $"'{Path.GetDirectoryName(Path.GetFullPath(name))}'. Check the path.")
            : new DataException(name, $"data: unknown data set '{name}'. It is neither built in nor a file or folder "
                + "here. "
                + NearestNames.Sentence(name, Names));
    }

    private static string Shown(int? value) => value is { } number ? $"{number}" : "none";
}
