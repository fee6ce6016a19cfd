using Saddle.Nn.Formats;

namespace Saddle.Data.Cifar;

/// <summary>Reads the binary version of CIFAR-10: records of one label byte and 3,072 pixel bytes, [3, 32,
/// 32].</summary>
/// <remarks>The number of images comes from the file's length. Source: A. Krizhevsky, "Learning Multiple Layers of
/// Features from Tiny Images", 2009.</remarks>
public static class CifarReader
{
    /// <summary>The file of test images in a folder.</summary>
    internal const string TestFile = "test_batch.bin";

    private const int Size = 32;
    private const int Pixels = 3 * Size * Size;
    private const int Record = 1 + Pixels;
    private const int Classes = 10;
    private const string NamesFile = "batches.meta.txt";

    /// <summary>Reads one file, or the files of a folder.</summary>
    /// <param name="path">A .bin file, or a folder holding data_batch_*.bin and test_batch.bin.</param>
    /// <param name="test">In a folder: the test images instead of the training images.</param>
    /// <returns>[count, 3, 32, 32]; classes are named by batches.meta.txt beside the files, else by number.</returns>
    /// <exception cref="DataException">A file is missing, of wrong length, or holds an impossible label.</exception>
    public static ImageDataset Read(string path, bool test = false)
    {
        bool isFolder = Directory.Exists(path);
        string[] files = isFolder ? FilesIn(path, test) : [path];
        byte[][] contents = [.. files.Select(ReadFile)];
        long total = contents.Sum(content => (long)content.Length / Record);
        if (total * Pixels > Array.MaxLength)
        {
            throw new DataException(path, $"CIFAR '{path}': there are too many images. {total} images of {Pixels} "
                + $"bytes exceed {Array.MaxLength} bytes. Read fewer files.");
        }

        var pixels = new byte[total * Pixels];
        var labels = new int[total];
        int at = 0;
        for (int i = 0; i < files.Length; i++)
        {
            at = Unpack(files[i], contents[i], pixels, labels, at);
        }

        string folder = isFolder ? path : Path.GetDirectoryName(path) ?? "";
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        return new ImageDataset(name, 3, Size, Size, pixels, labels, ReadNames(Path.Combine(folder, NamesFile)));
    }

    /// <summary>Whether a folder holds files that <see cref="Read"/> takes.</summary>
    internal static bool HasFiles(string folder) =>
        Directory.EnumerateFiles(folder, "data_batch*.bin").Any()
        || File.Exists(Path.Combine(folder, TestFile));

    private static string[] FilesIn(string folder, bool test)
    {
        string pattern = test ? TestFile : "data_batch*.bin";
        string[] files = Directory.GetFiles(folder, pattern);
        if (files.Length == 0)
        {
            throw new DataException(folder, $"CIFAR '{folder}': there are no images. No file {pattern} lies in this "
                + "folder. Name the folder of the binary version of CIFAR-10.");
        }

        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }

    private static byte[] ReadFile(string path)
    {
        byte[] content = InputFile.ReadAll(path, 1L << 30);
        if (content.Length == 0 || content.Length % Record != 0)
        {
            throw new DataException(path, $"CIFAR '{path}': the file has the wrong length. It has {content.Length} "
                + $"bytes, {content.Length % Record} more than {content.Length / Record} whole images of {Record} "
                + "bytes. Copy the file again, or pass the binary version of CIFAR-10.");
        }

        return content;
    }

    private static int Unpack(string path, byte[] content, byte[] pixels, int[] labels, int at)
    {
        for (int offset = 0; offset < content.Length; offset += Record, at++)
        {
            if (content[offset] >= Classes)
            {
                throw new DataException(path, $"CIFAR '{path}': a label is impossible. Image {offset / Record} has "
                    + $"label {content[offset]}; there are {Classes} classes, 0 to {Classes - 1}. Copy the file again, "
                    + "or pass the binary version of CIFAR-10.");
            }

            labels[at] = content[offset];
            content.AsSpan(offset + 1, Pixels).CopyTo(pixels.AsSpan(at * Pixels));
        }

        return at;
    }

    private static string[] ReadNames(string path)
    {
        if (!File.Exists(path))
        {
            return ClassNumbers.Names(Classes);
        }

        string text = System.Text.Encoding.UTF8.GetString(InputFile.ReadAll(path, 1 << 16));
        string[] names = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length != Classes)
        {
            throw new DataException(path, $"CIFAR '{path}': the class names do not fit. It has {names.Length} names "
                + $"for {Classes} classes. Write one name per line or remove the file.");
        }

        return names;
    }
}
