using System.Runtime.InteropServices;

namespace Saddle.Nn.Formats;

/// <summary>What writing files asks of the system, so that each of it can be made to fail.</summary>
/// <remarks>All throw <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> where the system refuses.
/// </remarks>
public abstract class FileSystem
{
    /// <summary>The machine's own.</summary>
    public static FileSystem Disk { get; } = new DiskFiles();

    /// <summary>Works with files, and tells in a message of the caller's what the system refuses.</summary>
    /// <param name="work">What may be refused.</param>
    /// <param name="told">From what the system said, as a sentence, and its exception to the one to throw.</param>
    public static T Try<T>(Func<T> work, Func<string, Exception, Exception> told)
    {
        try
        {
            return work();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw told(Said(problem), problem);
        }
    }

    /// <inheritdoc cref="Try{T}"/>
    public static void Try(Action work, Func<string, Exception, Exception> told) => Try(
        () =>
        {
            work();
            return true;
        },
        told);

    /// <summary>What the system said, as a sentence: not all of its messages end in a full stop.</summary>
    public static string Said(Exception problem) => $"{problem.Message.TrimEnd('.')}.";

    /// <summary>Opens an empty file for writing, in place of one that is there.</summary>
    /// <param name="path">Its name, in a folder that exists.</param>
    public abstract Stream Create(string path);

    /// <summary>Opens a file for writing at its end; makes it where it is missing.</summary>
    /// <param name="path">Its name, in a folder that exists.</param>
    public abstract Stream Append(string path);

    /// <summary>Returns when all of an open file is on the disk.</summary>
    /// <param name="file">What <see cref="Create"/> or <see cref="Append"/> opened.</param>
    public abstract void Flush(Stream file);

    /// <summary>Gives a file another name in its folder, in one move; replaces one of that name.</summary>
    /// <param name="from">Its name.</param>
    /// <param name="to">Its new name.</param>
    public abstract void Move(string from, string to);

    /// <summary>Removes a file where it is there.</summary>
    /// <param name="path">Its name.</param>
    public abstract void Delete(string path);

    /// <summary>Returns when the names of a folder's files are on the disk, as far as the system tells.</summary>
    /// <param name="path">The folder.</param>
    public abstract void FlushFolder(string path);
}

/// <summary>The machine's own files.</summary>
internal sealed partial class DiskFiles : FileSystem
{
    private const int BufferBytes = 1 << 20;

    public override Stream Create(string path) =>
        new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, BufferBytes);

    public override Stream Append(string path) =>
        new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);

    public override void Flush(Stream file) => ((FileStream)file).Flush(flushToDisk: true);

    public override void Move(string from, string to) => File.Move(from, to, overwrite: true);

    public override void Delete(string path) => File.Delete(path);

    // On Unix a rename outlives a power cut only once its folder is flushed. Where that fails, the rename still holds.
    public override void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int handle = Open(path, flags: 0);
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
