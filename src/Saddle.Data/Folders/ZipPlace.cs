namespace Saddle.Data.Folders;

/// <summary>A zip archive, or a folder in one.</summary>
/// <param name="Archive">The archive's path.</param>
/// <param name="Folder">The folder in it with a slash at its end; empty for all of it.</param>
internal sealed record ZipPlace(string Archive, string Folder)
{
    /// <summary>The place that a path names; null where it names none.</summary>
    /// <param name="path">Of an archive, told by its content, or of a folder in one.</param>
    public static ZipPlace? Find(string path)
    {
        string? at = Path.TrimEndingDirectorySeparator(path);
        string folder = "";
        while (!string.IsNullOrEmpty(at) && !Directory.Exists(at))
        {
            if (File.Exists(at))
            {
                return IsZip(at) ? new ZipPlace(at, folder) : null;
            }

            folder = $"{Path.GetFileName(at)}/{folder}";
            at = Path.GetDirectoryName(at);
        }

        return null;
    }

    // A file's header, or the end of an archive without files.
    private static bool IsZip(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            Span<byte> start = stackalloc byte[4];
            return stream.ReadAtLeast(start, 4, throwOnEndOfStream: false) == 4
                && (start.SequenceEqual("PK\x03\x04"u8) || start.SequenceEqual("PK\x05\x06"u8));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
