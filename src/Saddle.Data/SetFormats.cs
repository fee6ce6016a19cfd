using Saddle.Data.Arrays;
using Saddle.Data.Cifar;
using Saddle.Data.Files;
using Saddle.Data.Folders;
using Saddle.Data.Hdf5;
using Saddle.Data.Idx;
using Saddle.Data.Numpy;
using Saddle.Data.Parquet;
using Saddle.Nn.Formats;

namespace Saddle.Data;

/// <summary>The formats of files that hold all images of a set.</summary>
internal static class SetFormats
{
    /// <summary>In the order in which they are asked whether a file is theirs: marked by their first bytes, known to be
    /// none, told by length.</summary>
    private static readonly SetFormat[] s_all =
    [
        new IdxFormat(), new NpyFormat(), new NpzFormat(), new ArchiveFormat(), new Hdf5Format(), new ParquetFormat(),
        new OtherFile(), new CifarFormat(),
    ];

    private static readonly string[] s_labels = ["labels.npy", "y.npy"];

    private static readonly string[] s_suffixes = [".npy", ".npz", ".h5", ".hdf5"];

    /// <summary>The file of a folder that holds one file of arrays, labels beside it apart, and nothing
    /// else.</summary>
    /// <returns>null for other folders.</returns>
    public static SourceFile? SingleFileOf(SourceFile folder)
    {
        string[] files = Shown(folder.Store.FilesIn(folder.Path));
        string[] images = [.. files.Where(name => !s_labels.Contains(name, StringComparer.OrdinalIgnoreCase))];
        return images.Length == 1 && files.Length <= 2 && Shown(folder.Store.FoldersIn(folder.Path)).Length == 0
            && s_suffixes.Contains(Path.GetExtension(images[0]), StringComparer.OrdinalIgnoreCase)
            ? folder.At(Path.Combine(folder.Path, images[0]))
            : null;
    }

    /// <summary>Reads a file of any of them, told by its content.</summary>
    /// <exception cref="DataException">It is of none, damaged, or cannot be read.</exception>
    public static ImageDataset Read(SourceFile file, DatasetOptions options)
    {
        var start = FileStart.Of(file);
        SetFormat format = s_all.FirstOrDefault(format => format.Recognises(start)) ?? new OtherFile();
        return options.ArrayName is null || format.NamesArrays || format is OtherFile
            ? format.Read(file, options)
            : throw NamesNoArray(file.Path, options);
    }

    /// <summary>Nothing reads the name of an array.</summary>
    public static DataException NamesNoArray(string path, DatasetOptions options) =>
        new(path, $"data: '{path}' has no arrays to choose from. Got --dataset {options.ArrayName}, which only HDF5 "
            + "and npz files read. Leave it out.");

    private static string[] Shown(IReadOnlyList<string> names) => [.. names.Where(name => !name.StartsWith('.'))];
}
