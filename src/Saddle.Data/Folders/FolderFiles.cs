using Saddle.Data.Pictures;
using Saddle.Nn.Formats;

namespace Saddle.Data.Folders;

/// <summary>A file that should be an image, found below a root.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="Path">Relative to the root, with forward slashes.</param>
internal sealed record FolderFile(string FullPath, string Path)
{
    /// <summary>The first-level subfolder; null for files in the root itself.</summary>
    public string? Class => Path.Contains('/', StringComparison.Ordinal) ? Path[..Path.IndexOf('/')] : null;
}

/// <summary>Walks a tree in ordinal order without following links, and tells images by their first bytes.</summary>
internal sealed class FolderFiles
{
    /// <summary>Who names a file like this means a picture, also of a format that is not read.</summary>
    private static readonly string[] s_suffixes =
    [
        ".png", ".apng", ".jpg", ".jpeg", ".jpe", ".jfif", ".gif", ".bmp", ".dib", ".webp", ".tif", ".tiff", ".heic",
        ".heif", ".avif", ".jxl", ".jp2",
    ];

    private readonly string _root;

    private FolderFiles(string root) => _root = root;

    /// <summary>Pictures, and files named like them, in order of their paths.</summary>
    public List<FolderFile> Images { get; } = [];

    /// <summary>Links, and folders that cannot be read.</summary>
    public List<BadFile> Bad { get; } = [];

    /// <summary>Walks the whole tree; names that start with a dot are passed over.</summary>
    public static FolderFiles Below(string root)
    {
        var files = new FolderFiles(root);
        files.Walk(new DirectoryInfo(root));
        files.Images.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        return files;
    }

    private void Walk(DirectoryInfo folder)
    {
        foreach (FileSystemInfo entry in Entries(folder))
        {
            if (entry.Name.StartsWith('.'))
            {
                continue;
            }

            if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
            {
                Bad.Add(new BadFile(Relative(entry), $"folder: '{Relative(entry)}' is a link. Links are not followed. "
                    + "Copy what it points to into the folder."));
            }
            else if (entry is DirectoryInfo below)
            {
                Walk(below);
            }
            else
            {
                Sort((FileInfo)entry);
            }
        }
    }

    private FileSystemInfo[] Entries(DirectoryInfo folder)
    {
        try
        {
            return folder.GetFileSystemInfos();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Bad.Add(new BadFile(Relative(folder), InputFile.Unreadable(Relative(folder), error).Message));
            return [];
        }
    }

    private void Sort(FileInfo entry)
    {
        if (s_suffixes.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase) || StartsLikePicture(entry))
        {
            Images.Add(new FolderFile(entry.FullName, Relative(entry)));
        }
    }

    private static bool StartsLikePicture(FileInfo entry)
    {
        try
        {
            using FileStream stream = entry.OpenRead();
            Span<byte> start = stackalloc byte[16];
            int length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            return PictureReader.IsPicture(start[..length]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false; // not named like a picture and not readable: no image of ours
        }
    }

    private string Relative(FileSystemInfo entry) =>
        Path.GetRelativePath(_root, entry.FullName).Replace(Path.DirectorySeparatorChar, '/');
}
