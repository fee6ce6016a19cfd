using System.Text.RegularExpressions;
using IO = System.IO;

namespace Saddle.Data.Idx;

/// <summary>The name of an IDX file, whose letter case, separators and .gz do not count.</summary>
/// <param name="Path">Where the file is.</param>
/// <param name="Text">Such as train-images-idx3-ubyte: lower case, parted by dashes, without .gz.</param>
/// <remarks>MNIST's own names have dashes; unpacked they have often become train-images.idx3-ubyte. EMNIST's are
/// emnist-letters-train-images-idx3-ubyte and the like.</remarks>
internal sealed partial record IdxName(string Path, string Text)
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
    public static IdxName Of(string path)
    {
        string name = IO.Path.GetFileName(path).ToLowerInvariant();
        name = name.EndsWith(".gz", StringComparison.Ordinal) ? name[..^3] : name;
        return new IdxName(path, name.Replace('.', '-').Replace('_', '-'));
    }

    /// <summary>The files of a folder that are named like IDX files; those that lie one by one in folders of their own
    /// name, and those in the folders that torchvision makes, count too.</summary>
    /// <returns>One for each name, unpacked ones first, in order of names.</returns>
    public static IReadOnlyList<IdxName> In(string folder)
    {
        IEnumerable<string> places = s_rawFolders.Select(raw => IO.Path.Combine(folder, raw)).Prepend(folder);
        return places.Where(Directory.Exists).Select(Named).FirstOrDefault(found => found.Length > 0) ?? [];
    }

    /// <summary>A file of one of these names that lies with this one: in its folder, or in a folder beside
    /// it.</summary>
    /// <returns>Packed as this one where there are both; null where there is none.</returns>
    public string? Beside(params IReadOnlyList<string> names)
    {
        string folder = IO.Path.GetDirectoryName(Path) ?? "";
        if (IsIdx(folder))
        {
            folder = IO.Path.GetDirectoryName(folder) ?? "";
        }

        return FilesOf(folder).Select(Of).Where(other => names.Contains(other.Text))
            .OrderBy(other => IsPacked(other.Path) != IsPacked(Path))
            .ThenBy(other => other.Path, StringComparer.Ordinal).FirstOrDefault()?.Path;
    }

    private static IdxName[] Named(string place) =>
    [
        .. FilesOf(place).Where(IsIdx).Select(Of)
            .OrderBy(name => name.Text, StringComparer.Ordinal).ThenBy(name => IsPacked(name.Path))
            .ThenBy(name => name.Path, StringComparer.Ordinal).DistinctBy(name => name.Text),
    ];

    private static IEnumerable<string> FilesOf(string place)
    {
        var folder = new DirectoryInfo(place.Length > 0 ? place : ".");
        if (!folder.Exists)
        {
            return [];
        }

        IEnumerable<string> own = folder.GetFiles().Select(file => IO.Path.Combine(place, file.Name));
        return own.Concat(folder.GetDirectories().Where(below => IsIdx(below.Name)).SelectMany(below =>
            below.GetFiles().Select(file => IO.Path.Combine(place, below.Name, file.Name))));
    }

    private static bool IsPacked(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file or folder is named like an IDX file.</summary>
    public static bool IsIdx(string path) => Any().IsMatch(Of(path).Text);

    [GeneratedRegex("images-idx3-ubyte$")]
    private static partial Regex Images();

    [GeneratedRegex("(images-idx3|labels-idx1)-ubyte$")]
    private static partial Regex Any();

    [GeneratedRegex("(^|-)(t10k|test)-(images|labels)")]
    private static partial Regex TestPart();

    [GeneratedRegex("train(?=-(images|labels))")]
    private static partial Regex TrainPart();
}
