using Saddle.Nn.Formats;

namespace Saddle.Data.Idx;

/// <summary>Reads images and labels in the IDX format of MNIST, plain or gzip.</summary>
/// <remarks>Format: big-endian magic 0x00000803 (images) or 0x00000801 (labels), one uint32 per dimension, then bytes.
/// Lengths are checked against the file before memory is taken. Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST
/// database of handwritten digits".</remarks>
public static class IdxReader
{
    /// <summary>Reads an images file with its labels.</summary>
    /// <param name="imagesPath">Such as train-images-idx3-ubyte or train-images-idx3-ubyte.gz.</param>
    /// <param name="labelsPath">The labels; null looks beside the images for the same name with "labels-idx1" in place
    /// of "images-idx3", with and without .gz, and takes the set as unlabelled where there is none.</param>
    /// <returns>[count, 1, rows, columns]; classes are named by their numbers.</returns>
    /// <exception cref="DataException">A file is missing, cut off, damaged, or the two do not match.</exception>
    public static ImageDataset Read(string imagesPath, string? labelsPath = null)
    {
        IdxFile images = IdxFile.Read(imagesPath, 3, "images");
        int[]? labels = ReadLabels(labelsPath ?? FindLabels(imagesPath), images);
        int classes = labels is null ? 0 : labels.Max() + 1;
        return new ImageDataset(NameOf(imagesPath), 1, images.Dimensions[1], images.Dimensions[2], images.Data, labels,
            ClassNumbers.Names(classes));
    }

    /// <summary>The labels file that lies beside an images file; null where there is none.</summary>
    /// <param name="imagesPath">Path of the images file; need not exist.</param>
    public static string? FindLabels(string imagesPath)
    {
        string folder = Path.GetDirectoryName(imagesPath) ?? "";
        string images = Path.GetFileName(imagesPath);
        string name = images.Replace("images", "labels", StringComparison.Ordinal)
            .Replace("idx3", "idx1", StringComparison.Ordinal);
        if (name == images)
        {
            return null;
        }

        string plain = name.EndsWith(".gz", StringComparison.Ordinal) ? name[..^3] : name;
        string[] candidates = [name, plain, plain + ".gz"];
        return candidates.Select(candidate => Path.Combine(folder, candidate)).FirstOrDefault(File.Exists);
    }

    private static int[]? ReadLabels(string? path, IdxFile images)
    {
        if (path is null)
        {
            return null;
        }

        IdxFile labels = IdxFile.Read(path, 1, "labels");
        if (labels.Dimensions[0] != images.Dimensions[0])
        {
            throw new DataException(path, $"IDX '{path}': the labels do not match the images. There are "
                + $"{labels.Dimensions[0]} labels, but '{images.Path}' has {images.Dimensions[0]} images. Use the "
                + "labels file that belongs to these images.");
        }

        return [.. labels.Data.Select(label => (int)label)];
    }

    private static string NameOf(string path)
    {
        string folder = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)) ?? "");
        return folder.Length > 0 ? folder : Path.GetFileName(path);
    }
}
