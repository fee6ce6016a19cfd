using System.IO.Enumeration;
using Saddle.Data.Files;
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
    public static ImageDataset Read(string path, bool test = false, CifarKind? kind = null) =>
        Read(SourceFile.OnDisk(path), test, kind);

    /// <summary>The same from anywhere.</summary>
    internal static ImageDataset Read(SourceFile source, bool test = false, CifarKind? kind = null)
    {
        string path = source.Path;
        bool isFolder = source.Store.HasFolder(path);
        CifarLayout? named = isFolder ? Held(source, test) : null;
        SourceFile[] files =
            named is null ? [source] : FilesIn(source, test ? named.TestFile : named.TrainingFiles);
        byte[][] contents = [.. files.Select(file => file.ReadAll(LongestFile))];
        CifarLayout[] choices = [.. CifarLayout.All.Where(layout => kind is null || layout.Kind == kind)];
        CifarLayout[] layouts = [.. files.Select((file, i) => LayoutOf(file.Path, contents[i], choices))];
        if (layouts.Distinct().Count() > 1)
        {
            throw new DataException(path, $"CIFAR '{path}': the files are of different sets. Of {files.Length} files "
                + $"some are of {layouts[0].Name} and others are not. Keep the two in folders of their own.");
        }

        return Assemble(source, isFolder ? path : source.Folder, contents, layouts[0]);
    }

    /// <summary>Whether a folder holds files that <see cref="Read(string, bool, CifarKind?)"/> takes.</summary>
    internal static bool HasFiles(SourceFile folder) => CifarLayout.All.Any(layout =>
        FilesIn(folder, layout.TrainingFiles).Length > 0 || FilesIn(folder, layout.TestFile).Length > 0);

    /// <summary>The test images of a folder, or those that lie beside a file of training images.</summary>
    /// <returns>null where there are none.</returns>
    internal static SourceFile? FindTestImages(SourceFile source)
    {
        bool isFolder = source.Store.HasFolder(source.Path);
        string folder = isFolder ? source.Path : source.Folder;
        return CifarLayout.All
            .Where(layout => isFolder || FileSystemName.MatchesSimpleExpression(layout.TrainingFiles, source.Name))
            .Select(layout => source.At(Path.Combine(folder, layout.TestFile)))
            .FirstOrDefault(file => file.Store.HasFile(file.Path));
    }

    /// <summary>Whether a file is named as those of test images are.</summary>
    internal static bool IsTest(SourceFile file) => CifarLayout.All.Any(layout => layout.TestFile == file.Name);

    /// <summary>Refuses a folder of the version for Python, whose files are programs that would have to be
    /// run.</summary>
    /// <exception cref="DataException">It is one.</exception>
    internal static void RefusePickles(SourceFile folder)
    {
        SourceFile? pickle = s_pickles.Select(name => folder.At(Path.Combine(folder.Path, name)))
            .FirstOrDefault(IsPickle);
        if (pickle is not null)
        {
            throw new DataException(folder.Path, $"CIFAR '{folder.Path}': it is the version for Python. It holds "
                + $"'{pickle.Name}' and other pickles, which are never run here. Download the binary "
                + "version (cifar-10-binary.tar.gz or cifar-100-binary.tar.gz), unpack it and name its folder.");
        }
    }

    private static bool IsPickle(SourceFile file)
    {
        if (!file.Store.HasFile(file.Path))
        {
            return false;
        }

        using Stream stream = file.Open();
        return stream.ReadByte() == 0x80;
    }

    private static CifarLayout Held(SourceFile folder, bool test)
    {
        CifarLayout? held = CifarLayout.All.FirstOrDefault(
            layout => FilesIn(folder, test ? layout.TestFile : layout.TrainingFiles).Length > 0);
        string patterns = string.Join(" or ",
            CifarLayout.All.Select(layout => test ? layout.TestFile : layout.TrainingFiles));
        return held ?? throw new DataException(folder.Path, $"CIFAR '{folder.Path}': there are no "
            + $"{(test ? "test" : "training")} images. No file {patterns} lies in this folder. Name the folder of the "
            + "binary version of CIFAR-10 or CIFAR-100.");
    }

    private static SourceFile[] FilesIn(SourceFile folder, string pattern) =>
    [
        .. from name in folder.Store.FilesIn(folder.Path)
           where FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false)
           select folder.At(Path.Combine(folder.Path, name)),
    ];

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

    private static ImageDataset Assemble(
        SourceFile source, string folder, byte[][] contents, CifarLayout layout)
    {
        string path = source.Path;
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

        string name = source.Store.NameOf(path);
        string[] classes = ReadNames(source.At(Path.Combine(folder, layout.NamesFile)), layout.Classes);
        return new ImageDataset(name, 3, CifarLayout.Size, CifarLayout.Size, pixels, labels, classes);
    }

    private static string[] ReadNames(SourceFile file, int classes)
    {
        string path = file.Path;
        if (!file.Store.HasFile(path))
        {
            return ClassNumbers.Names(classes);
        }

        string text = System.Text.Encoding.UTF8.GetString(file.ReadAll(1 << 16));
        string[] names = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length != classes)
        {
            throw new DataException(path, $"CIFAR '{path}': the class names do not fit. It has {names.Length} names "
                + $"for {classes} classes. Write one name per line or remove the file.");
        }

        return names;
    }
}
