using Saddle.Nn.Formats;

namespace Saddle.Data.Files;

/// <summary>Where readers find files by their paths: the disk, or an archive.</summary>
internal abstract class FileStore
{
    /// <summary>The disk.</summary>
    public static FileStore Disk { get; } = new DiskStore();

    /// <summary>Whether there is such a file.</summary>
    public abstract bool HasFile(string path);

    /// <summary>Whether there is such a folder.</summary>
    public abstract bool HasFolder(string path);

    /// <summary>The names of a folder's files, in ordinal order; none where there is no such folder.</summary>
    /// <exception cref="DataException">It cannot be read.</exception>
    public abstract IReadOnlyList<string> FilesIn(string folder);

    /// <summary>The names of a folder's folders, in ordinal order; none where there is no such folder.</summary>
    /// <exception cref="DataException">It cannot be read.</exception>
    public abstract IReadOnlyList<string> FoldersIn(string folder);

    /// <summary>How sets of a folder are called.</summary>
    public abstract string NameOf(string folder);

    /// <summary>Opens a file from its start; its position can be set, and its length is known.</summary>
    /// <exception cref="DataException">There is none, it is damaged, or cannot be read.</exception>
    public abstract Stream Open(string path);
}
