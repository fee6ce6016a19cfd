using System.Runtime.InteropServices;
using System.Text;

namespace Saddle.Nn.Formats;

/// <summary>Files that are either the old ones or the new ones, whatever happens while they are written.</summary>
public static partial class AtomicFile
{
    /// <summary>What is added to a file's name while it is written; leftovers of killed programs end so.</summary>
    public const string TemporaryEnding = ".tmp";

    /// <summary>Writes beside the target, flushes to the disk, renames, and flushes the folder.</summary>
    /// <param name="path">The file; replaced where it exists.</param>
    /// <param name="content">Writes the whole content; the temporary file is removed if it throws.</param>
    /// <exception cref="IOException">The disk is full, or the folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be written to.</exception>
    public static void Write(string path, Action<Stream> content)
    {
        string temporary = path + TemporaryEnding;
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
            {
                content(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            Remove(temporary);
            throw;
        }

        FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Replaces a text file, in UTF-8.</summary>
    /// <inheritdoc cref="Write" path="/exception"/>
    public static void WriteText(string path, string text) =>
        Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The first problem is the one to tell; the next write replaces the leftover.
        }
    }

    // On Unix a rename outlives a power cut only once its folder is flushed. Where that fails, the rename still holds.
    private static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int handle = Open(folder, flags: 0);
        if (handle >= 0)
        {
            _ = Flush(handle);
            _ = Close(handle);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Flush(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
