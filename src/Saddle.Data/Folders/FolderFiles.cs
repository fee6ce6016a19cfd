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
    private static readonly string[] s_pngSuffixes = [".png", ".apng"];

    private static readonly string[] s_otherSuffixes =
        [".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff", ".heic", ".avif"];

    private readonly string _root;

    private FolderFiles(string root) => _root = root;

    /// <summary>PNG files, and files named like them, in order of their paths.</summary>
    public List<FolderFile> Images { get; } = [];

    /// <summary>Images of other formats, links, and folders that cannot be read.</summary>
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
        string suffix = entry.Extension.ToUpperInvariant();
        bool namedPng = s_pngSuffixes.Contains(suffix, StringComparer.OrdinalIgnoreCase);
        if (namedPng || StartsLikePng(entry))
        {
            Images.Add(new FolderFile(entry.FullName, Relative(entry)));
        }
        else if (s_otherSuffixes.Contains(suffix, StringComparer.OrdinalIgnoreCase))
        {
            Bad.Add(new BadFile(Relative(entry), $"folder: '{Relative(entry)}' is not a PNG file. Other image formats "
                + "are not read. Convert it to PNG or remove it."));
        }
    }

    private static bool StartsLikePng(FileInfo entry)
    {
        try
        {
            using FileStream stream = entry.OpenRead();
            Span<byte> start = stackalloc byte[8];
            return stream.ReadAtLeast(start, 8, throwOnEndOfStream: false) == 8 && Png.PngReader.HasSignature(start);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false; // not named like a PNG file and not readable: no image of ours
        }
    }

    private string Relative(FileSystemInfo entry) =>
        Path.GetRelativePath(_root, entry.FullName).Replace(Path.DirectorySeparatorChar, '/');
}
