using System.IO.Enumeration;
using Saddle.Nn.Formats;

namespace Saddle.Data.Cifar;

/// <summary>Reads the binary versions of CIFAR-10 and CIFAR-100: records of one or two label bytes and 3,072 pixel
/// bytes, [3, 32, 32].</summary>
/// <remarks>The number of images comes from the file's length. Where it fits both sets, the label bytes of all records
/// decide. Of CIFAR-100 the second label, that of the class, is read, not that of the group of classes. Source: A.
/// Krizhevsky, "Learning Multiple Layers of Features from Tiny Images", 2009.</remarks>
public static class CifarReader
{
    private const long LongestFile = 1L << 30;

    private static readonly string[] s_pickles = ["batches.meta", "data_batch_1", "meta"];

    /// <summary>Reads one file, or the files of a folder.</summary>
    /// <param name="path">A .bin file, or a folder holding data_batch_*.bin and test_batch.bin, or train.bin and
    /// test.bin.</param>
    /// <param name="test">In a folder: the test images instead of the training images.</param>
    /// <param name="kind">Which set it is; null lets lengths and labels tell.</param>
    /// <returns>[count, 3, 32, 32]; classes are named by batches.meta.txt or fine_label_names.txt beside the files,
    /// else by number.</returns>
    /// <exception cref="DataException">A file is missing, of wrong length, holds an impossible label, or could be of
    /// both sets.</exception>
    public static ImageDataset Read(string path, bool test = false, CifarKind? kind = null)
    {
        bool isFolder = Directory.Exists(path);
        CifarLayout? named = isFolder ? Held(path, test) : null;
        string[] files = named is null ? [path] : FilesIn(path, test ? named.TestFile : named.TrainingFiles);
        byte[][] contents = [.. files.Select(file => InputFile.ReadAll(file, LongestFile))];
        CifarLayout[] choices = [.. CifarLayout.All.Where(layout => kind is null || layout.Kind == kind)];
        CifarLayout[] layouts = [.. files.Select((file, i) => LayoutOf(file, contents[i], choices))];
        if (layouts.Distinct().Count() > 1)
        {
            throw new DataException(path, $"CIFAR '{path}': the files are of different sets. Of {files.Length} files "
                + $"some are of {layouts[0].Name} and others are not. Keep the two in folders of their own.");
        }

        return Assemble(path, isFolder ? path : Path.GetDirectoryName(path) ?? "", contents, layouts[0]);
    }

    /// <summary>Whether a folder holds files that <see cref="Read"/> takes.</summary>
    internal static bool HasFiles(string folder) => CifarLayout.All.Any(layout =>
        FilesIn(folder, layout.TrainingFiles).Length > 0 || File.Exists(Path.Combine(folder, layout.TestFile)));

    /// <summary>The test images of a folder, or those that lie beside a file of training images.</summary>
    /// <returns>null where there are none.</returns>
    internal static string? FindTestImages(string path)
    {
        bool isFolder = Directory.Exists(path);
        string folder = isFolder ? path : Path.GetDirectoryName(path) ?? "";
        return CifarLayout.All
            .Where(layout => isFolder || FileSystemName.MatchesSimpleExpression(
                layout.TrainingFiles, Path.GetFileName(path)))
            .Select(layout => Path.Combine(folder, layout.TestFile)).FirstOrDefault(File.Exists);
    }

    /// <summary>Refuses a folder of the version for Python, whose files are programs that would have to be
    /// run.</summary>
    /// <exception cref="DataException">It is one.</exception>
    internal static void RefusePickles(string folder)
    {
        string? pickle = s_pickles.Select(name => Path.Combine(folder, name))
            .FirstOrDefault(IsPickle);
        if (pickle is not null)
        {
            throw new DataException(folder, $"CIFAR '{folder}': it is the version for Python. It holds "
                + $"'{Path.GetFileName(pickle)}' and other pickles, which are never run here. Download the binary "
                + "version (cifar-10-binary.tar.gz or cifar-100-binary.tar.gz), unpack it and name its folder.");
        }
    }

    private static bool IsPickle(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using FileStream file = InputFile.Open(path);
        return file.ReadByte() == 0x80;
    }

    private static CifarLayout Held(string folder, bool test)
    {
        CifarLayout? held = CifarLayout.All.FirstOrDefault(
            layout => FilesIn(folder, test ? layout.TestFile : layout.TrainingFiles).Length > 0);
        string patterns = string.Join(" or ",
            CifarLayout.All.Select(layout => test ? layout.TestFile : layout.TrainingFiles));
        return held ?? throw new DataException(folder, $"CIFAR '{folder}': there are no "
            + $"{(test ? "test" : "training")} images. No file {patterns} lies in this folder. Name the folder of the "
            + "binary version of CIFAR-10 or CIFAR-100.");
    }

    private static string[] FilesIn(string folder, string pattern)
    {
        string[] files = Directory.GetFiles(folder, pattern);
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }

    private static CifarLayout LayoutOf(string path, byte[] content, CifarLayout[] choices)
    {
        CifarLayout[] whole = [.. choices.Where(layout => layout.FitsLength(content.Length))];
        if (whole.Length == 0)
        {
            throw WrongLength(path, content.Length, choices);
        }

        CifarLayout[] sound = [.. whole.Where(layout => layout.FirstImpossible(content) < 0)];
        return sound.Length switch
        {
            1 => sound[0],
            0 => throw ImpossibleLabel(path, content, whole[0]),
            _ => throw new DataException(path, $"CIFAR '{path}': it could be of CIFAR-10 or of CIFAR-100. Its "
                + $"{content.Length} bytes are whole images of both, and all labels are possible in both. Say which it "
                + "is: --format cifar10 or --format cifar100."),
        };
    }

    private static DataException WrongLength(string path, int length, CifarLayout[] choices)
    {
        int record = choices[0].Record;
        return new DataException(path, $"CIFAR '{path}': the file has the wrong length. It has {length} bytes, "
            + $"{length % record} more than {length / record} whole images of {record} bytes. Copy the file again, or "
            + $"pass the binary version of {string.Join(" or ", choices.Select(layout => layout.Name))}.");
    }

    private static DataException ImpossibleLabel(string path, byte[] content, CifarLayout layout)
    {
        int image = layout.FirstImpossible(content);
        byte[] labels = content.AsSpan(image * layout.Record, layout.LabelLimits.Length).ToArray();
        return new DataException(path, $"CIFAR '{path}': a label is impossible. Image {image} has label "
            + $"{string.Join(" and ", labels)}; there are {string.Join(" groups and ", layout.LabelLimits)} classes, "
            + "counted from 0. Copy the file again, or pass the binary version of CIFAR-10 or CIFAR-100.");
    }

    private static ImageDataset Assemble(string path, string folder, byte[][] contents, CifarLayout layout)
    {
        long total = contents.Sum(content => (long)content.Length / layout.Record);
        if (total * CifarLayout.Pixels > Array.MaxLength)
        {
            throw new DataException(path, $"CIFAR '{path}': there are too many images. {total} images of "
                + $"{CifarLayout.Pixels} bytes exceed {Array.MaxLength} bytes. Read fewer files.");
        }

        var pixels = new byte[total * CifarLayout.Pixels];
        var labels = new int[total];
        int at = 0;
        foreach (byte[] content in contents)
        {
            for (int offset = 0; offset < content.Length; offset += layout.Record, at++)
            {
                ReadOnlySpan<byte> record = content.AsSpan(offset, layout.Record);
                labels[at] = record[layout.LabelLimits.Length - 1];
                record[layout.LabelLimits.Length..].CopyTo(pixels.AsSpan(at * CifarLayout.Pixels));
            }
        }

        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        string[] classes = ReadNames(Path.Combine(folder, layout.NamesFile), layout.Classes);
        return new ImageDataset(name, 3, CifarLayout.Size, CifarLayout.Size, pixels, labels, classes);
    }

    private static string[] ReadNames(string path, int classes)
    {
        if (!File.Exists(path))
        {
            return ClassNumbers.Names(classes);
        }

        string text = System.Text.Encoding.UTF8.GetString(InputFile.ReadAll(path, 1 << 16));
        string[] names = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length != classes)
        {
            throw new DataException(path, $"CIFAR '{path}': the class names do not fit. It has {names.Length} names "
                + $"for {classes} classes. Write one name per line or remove the file.");
        }

        return names;
    }
}
