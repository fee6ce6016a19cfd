using System.Text;

namespace Saddle.Nn.Formats;

/// <summary>Files that are either the old ones or the new ones, whatever happens while they are written.</summary>
public static class AtomicFile
{
    /// <summary>What is added to a file's name while it is written; leftovers of killed programs end so.</summary>
    public const string TemporaryEnding = ".tmp";

    /// <summary>Writes beside the target, flushes to the disk, renames, and flushes the folder.</summary>
    /// <param name="path">The file; replaced where it exists.</param>
    /// <param name="content">Writes the whole content; the temporary file is removed if it throws.</param>
    /// <param name="files">What writes it; null for the machine's own.</param>
    /// <exception cref="IOException">The disk is full, or the folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be written to.</exception>
    public static void Write(string path, Action<Stream> content, FileSystem? files = null)
    {
        files ??= FileSystem.Disk;
        string temporary = path + TemporaryEnding;
        try
        {
            using (Stream stream = files.Create(temporary))
            {
                content(stream);
                files.Flush(stream);
            }

            files.Move(temporary, path);
        }
        catch
        {
            Remove(temporary, files);
            throw;
        }

        files.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Replaces a text file, in UTF-8.</summary>
    /// <inheritdoc cref="Write" path="/exception"/>
    /// <param name="path">The file; replaced where it exists.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="files">What writes it; null for the machine's own.</param>
    public static void WriteText(string path, string text, FileSystem? files = null) =>
        Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)), files);

    private static void Remove(string temporary, FileSystem files)
    {
        try
        {
            files.Delete(temporary);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The first problem is the one to tell; the next write replaces the leftover.
        }
    }
}
