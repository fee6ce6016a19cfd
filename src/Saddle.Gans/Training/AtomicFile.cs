namespace Saddle.Gans.Training;

/// <summary>Files that are either the old ones or the new ones, whatever happens while they are written.</summary>
internal static class AtomicFile
{
    public const string TemporaryEnding = ".tmp";

    /// <summary>Writes beside the target, flushes to the disk, then renames; the temporary file is removed on failure.</summary>
    /// <exception cref="RunException">The disk is full, or the folder cannot be written to.</exception>
    public static void Write(string path, Action<Stream> content)
    {
        string temporary = path + TemporaryEnding;
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                content(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Remove(temporary);
            throw new RunException(
                $"run: a file cannot be written. {path}: {problem.Message} " +
                "Free some space or choose a folder that can be written to; what was saved before is untouched.", problem);
        }
    }

    /// <summary>Replaces a text file.</summary>
    public static void WriteText(string path, string text) =>
        Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The first problem is the one to tell; a leftover temporary file is replaced by the next write.
        }
    }
}
