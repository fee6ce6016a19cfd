using Saddle.Data.Files;
using Saddle.Nn.Formats;

namespace Saddle.Data.Idx;

/// <summary>Reads images and labels in the IDX format of MNIST, plain or gzip.</summary>
/// <remarks>Format: big-endian magic 0x00000803 (images) or 0x00000801 (labels), one uint32 per dimension, then bytes.
/// Lengths are checked against the file before memory is taken. Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST
/// database of handwritten digits".</remarks>
public static class IdxReader
{
    private const string RawFolder = "raw";

    /// <summary>Reads an images file with its labels.</summary>
    /// <param name="imagesPath">Such as train-images-idx3-ubyte or TRAIN-IMAGES.IDX3-UBYTE.gz.</param>
    /// <param name="labelsPath">The labels; null takes <see cref="FindLabels"/>, and the set as unlabelled where there
    /// are none.</param>
    /// <returns>[count, 1, rows, columns]; classes are named by their numbers. Images of EMNIST, told by its file
    /// names, stand upright: it stores them with rows and columns exchanged.</returns>
    /// <exception cref="DataException">A file is missing, cut off, damaged, or the two do not match.</exception>
    public static ImageDataset Read(string imagesPath, string? labelsPath = null) => Read(
        SourceFile.OnDisk(imagesPath), labelsPath is null ? null : SourceFile.OnDisk(labelsPath));

    /// <summary>The same from anywhere.</summary>
    internal static ImageDataset Read(SourceFile file, SourceFile? labelsFile = null)
    {
        IdxFile images = IdxFile.Read(file, 3, "images");
        var name = IdxName.Of(file);
        int[]? labels = ReadLabels(labelsFile ?? LabelsOf(name), images);
        (int count, int rows, int columns) = (images.Dimensions[0], images.Dimensions[1], images.Dimensions[2]);
        string[] classes = ClassNumbers.Names(labels is null ? 0 : labels.Max() + 1);
        return name.IsEmnist
            ? new ImageDataset(
                NameOf(file), 1, columns, rows, Transposed(images.Data, count, rows, columns), labels, classes)
            {
                Remarks = ["EMNIST stores images with rows and columns exchanged; they were turned upright"],
            }
            : new ImageDataset(NameOf(file), 1, rows, columns, images.Data, labels, classes);
    }

    /// <summary>The labels file that lies with an images file: called the same with "labels-idx1" in place of
    /// "images-idx3", letter case, separators and .gz apart.</summary>
    /// <param name="imagesPath">Path of the images file; need not exist.</param>
    /// <returns>null where there is none.</returns>
    public static string? FindLabels(string imagesPath) =>
        LabelsOf(IdxName.Of(SourceFile.OnDisk(imagesPath)))?.Path;

    /// <summary>The images of a folder with files named as MNIST's are.</summary>
    /// <param name="store">Where the folder is.</param>
    /// <param name="folder">The folder, or one above that torchvision or Kaggle made.</param>
    /// <param name="test">The test images instead of the training images.</param>
    /// <returns>null where no file is named so.</returns>
    /// <exception cref="DataException">Only the others are there, or those of several sets.</exception>
    internal static SourceFile? FindImages(FileStore store, string folder, bool test)
    {
        IdxName[] images = [.. IdxName.In(store, folder).Where(name => name.IsImages)];
        IdxName[] wanted = [.. images.Where(name => name.IsTest == test)];
        if (images.Length == 0 || wanted.Length == 1)
        {
            return wanted.FirstOrDefault()?.File;
        }

        string kind = test ? "test" : "training";
        string seen = string.Join(
            ", ", images.Take(10).Select(name => $"'{Path.GetRelativePath(folder, name.File.Path)}'"));
        throw wanted.Length == 0
            ? new DataException(folder, $"IDX '{folder}': there are no {kind} images. Of images it holds {seen}. Name "
                + "the file that is meant, or copy the others here too.")
            : new DataException(folder, $"IDX '{folder}': there are several sets of {kind} images. It holds {seen}. "
                + "Name the file that is meant.");
    }

    /// <summary>The test images that lie with a file of training images; null where there are none.</summary>
    internal static SourceFile? FindTestImages(SourceFile file)
    {
        var images = IdxName.Of(file);
        return images is { IsImages: true, IsTest: false } ? images.Beside(images.Tests) : null;
    }

    private static byte[] Transposed(byte[] images, int count, int rows, int columns)
    {
        var turned = new byte[images.Length];
        for (int i = 0; i < count; i++)
        {
            int start = i * rows * columns;
            for (int at = 0; at < rows * columns; at++)
            {
                turned[start + at % columns * rows + at / columns] = images[start + at];
            }
        }

        return turned;
    }

    private static SourceFile? LabelsOf(IdxName images) =>
        images.Labels is { } labels ? images.Beside(labels) : null;

    private static int[]? ReadLabels(SourceFile? file, IdxFile images)
    {
        if (file is null)
        {
            return null;
        }

        string path = file.Path;
        IdxFile labels = IdxFile.Read(file, 1, "labels");
        if (labels.Dimensions[0] != images.Dimensions[0])
        {
            throw new DataException(path, $"IDX '{path}': the labels do not match the images. There are "
                + $"{labels.Dimensions[0]} labels, but '{images.Path}' has {images.Dimensions[0]} images. Use the "
                + "labels file that belongs to these images.");
        }

        return [.. labels.Data.Select(label => (int)label)];
    }

    private static string NameOf(SourceFile file)
    {
        // Folders that hold nothing but this file, or are called raw by torchvision, say nothing.
        string folder = Path.GetDirectoryName(Path.GetFullPath(file.Path)) ?? "";
        while (IdxName.IsIdx(folder) || Path.GetFileName(folder) == RawFolder)
        {
            folder = Path.GetDirectoryName(folder) ?? "";
        }

        string name = folder.Length > 0 ? file.Store.NameOf(folder) : "";
        return name.Length > 0 ? name : file.Name;
    }
}
