namespace Saddle.Data.Folders;

/// <summary>Where files lie: a folder, or a zip archive that is read in place.</summary>
/// <remarks>Only lists, and gives bytes; links are not followed, and nothing is written. What systems leave in folders
/// (names that begin with a dot, <c>__MACOSX</c>, <c>@eaDir</c>, <c>Thumbs.db</c>) is passed over.</remarks>
internal abstract class FileTree : IDisposable
{
    private static readonly string[] s_leftBySystems = ["__MACOSX", "@eaDir", "Thumbs.db", "desktop.ini"];

    /// <summary>How messages call it: the path as it was named.</summary>
    public abstract string Path { get; }

    /// <summary>A short name, for reports and the folders of runs.</summary>
    public abstract string Name { get; }

    /// <summary>What it is, for messages: "folder" or "archive".</summary>
    public abstract string Kind { get; }

    /// <summary>All files, in ordinal order of their paths.</summary>
    public abstract IReadOnlyList<TreeFile> Files { get; }

    /// <summary>What is not given, such as links and folders that cannot be read.</summary>
    public abstract IReadOnlyList<BadFile> Bad { get; }

    /// <summary>Whether <see cref="Open"/> takes a path.</summary>
    public static bool Exists(string path) => Directory.Exists(path) || ZipPlace.Find(path) is not null;

    /// <summary>Lists a folder, a zip archive, or a folder of an archive.</summary>
    /// <param name="path">Such as <c>photos</c>, <c>photos.zip</c> or <c>photos.zip/cats</c>.</param>
    /// <exception cref="Nn.Formats.DataException">There is no such place, or the archive is damaged or
    /// unsafe.</exception>
    public static FileTree Open(string path) =>
        ZipPlace.Find(path) is { } place ? new ZipTree(path, place) : new DiskTree(path);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Whether a file or folder is one that systems leave.</summary>
    /// <param name="name">Without folders in front.</param>
    protected static bool IsLeftBySystem(string name) =>
        name.StartsWith('.') || s_leftBySystems.Contains(name, StringComparer.OrdinalIgnoreCase);
}
