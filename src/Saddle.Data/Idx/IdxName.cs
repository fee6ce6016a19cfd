using System.Text.RegularExpressions;
using Saddle.Data.Files;
using IO = System.IO;

namespace Saddle.Data.Idx;

/// <summary>The name of an IDX file, whose letter case, separators and .gz do not count.</summary>
/// <param name="File">Where the file is.</param>
/// <param name="Text">Such as train-images-idx3-ubyte: lower case, parted by dashes, without .gz.</param>
/// <remarks>MNIST's own names have dashes; unpacked they have often become train-images.idx3-ubyte. EMNIST's are
/// emnist-letters-train-images-idx3-ubyte and the like.</remarks>
internal sealed partial record IdxName(SourceFile File, string Text)
{
    private static readonly string[] s_rawFolders =
        ["raw", "MNIST/raw", "FashionMNIST/raw", "KMNIST/raw", "EMNIST/raw"];

    /// <summary>Whether it names images.</summary>
    public bool IsImages => Images().IsMatch(Text);

    /// <summary>Whether it names test images or their labels.</summary>
    public bool IsTest => TestPart().IsMatch(Text);

    /// <summary>Whether it names one of the files of EMNIST, whose rows and columns are exchanged.</summary>
    public bool IsEmnist => Text.StartsWith("emnist", StringComparison.Ordinal);

    /// <summary>The name of the labels that belong to images; null where this is no name of images.</summary>
    public string? Labels => Text.Contains("images", StringComparison.Ordinal)
        ? Text.Replace("images", "labels", StringComparison.Ordinal).Replace("idx3", "idx1", StringComparison.Ordinal)
        : null;

    /// <summary>The names that the test images may have that belong to training images.</summary>
    public IReadOnlyList<string> Tests => [TrainPart().Replace(Text, "t10k"), TrainPart().Replace(Text, "test")];

    /// <summary>The name of a file.</summary>
    public static IdxName Of(SourceFile file) => new(file, TextOf(file.Path));

    /// <summary>The files of a folder that are named like IDX files; those that lie one by one in folders of their own
    /// name, and those in the folders that torchvision makes, count too.</summary>
    /// <returns>One for each name, unpacked ones first, in order of names.</returns>
    public static IReadOnlyList<IdxName> In(FileStore store, string folder)
    {
        IEnumerable<string> places = s_rawFolders.Select(raw => IO.Path.Combine(folder, raw)).Prepend(folder);
        return places.Where(store.HasFolder).Select(place => Named(store, place))
            .FirstOrDefault(found => found.Length > 0) ?? [];
    }

    /// <summary>A file of one of these names that lies with this one: in its folder, or in a folder beside
    /// it.</summary>
    /// <returns>Packed as this one where there are both; null where there is none.</returns>
    public SourceFile? Beside(params IReadOnlyList<string> names)
    {
        string folder = File.Folder;
        if (IsIdx(folder))
        {
            folder = IO.Path.GetDirectoryName(folder) ?? "";
        }

        return FilesOf(File.Store, folder).Where(other => names.Contains(other.Text))
            .OrderBy(other => other.IsPacked != IsPacked)
            .ThenBy(other => other.File.Path, StringComparer.Ordinal).FirstOrDefault()?.File;
    }

    private bool IsPacked => File.Path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    private static IdxName[] Named(FileStore store, string place) =>
    [
        .. FilesOf(store, place).Where(name => Any().IsMatch(name.Text))
            .OrderBy(name => name.Text, StringComparer.Ordinal).ThenBy(name => name.IsPacked)
            .ThenBy(name => name.File.Path, StringComparer.Ordinal).DistinctBy(name => name.Text),
    ];

    private static IEnumerable<IdxName> FilesOf(FileStore store, string place)
    {
        IEnumerable<string> below = store.FoldersIn(place).Where(IsIdx).SelectMany(folder =>
            store.FilesIn(IO.Path.Combine(place, folder)).Select(name => IO.Path.Combine(folder, name)));
        return store.FilesIn(place).Concat(below)
            .Select(name => Of(new SourceFile(store, IO.Path.Combine(place, name))));
    }

    private static string TextOf(string path)
    {
        string name = IO.Path.GetFileName(path).ToLowerInvariant();
        name = name.EndsWith(".gz", StringComparison.Ordinal) ? name[..^3] : name;
        return name.Replace('.', '-').Replace('_', '-');
    }

    /// <summary>Whether a file or folder is named like an IDX file.</summary>
    public static bool IsIdx(string path) => Any().IsMatch(TextOf(path));

    [GeneratedRegex("images-idx3-ubyte$")]
    private static partial Regex Images();

    [GeneratedRegex("(images-idx3|labels-idx1)-ubyte$")]
    private static partial Regex Any();

    [GeneratedRegex("(^|-)(t10k|test)-(images|labels)")]
    private static partial Regex TestPart();

    [GeneratedRegex("train(?=-(images|labels))")]
    private static partial Regex TrainPart();
}
