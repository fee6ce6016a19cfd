using Saddle.Nn.Formats;

namespace Saddle.Cli;

/// <summary>Files where the user wants results; of what lies there, only what this program wrote is replaced.</summary>
internal static class OutputFile
{
    /// <summary>Refuses a place where something lies that this program did not write.</summary>
    /// <param name="verb">What was asked for.</param>
    /// <param name="path">The place.</param>
    /// <param name="isOwn">Tells by its start whether this program wrote a file.</param>
    /// <exception cref="UsageException">There is such a thing: a file, a device, a pipe.</exception>
    public static void RequireOwn(string verb, string path, Func<Stream, bool> isOwn)
    {
        if (File.Exists(path) && !IsOwn(path, isOwn))
        {
            throw new UsageException($"{verb}: something is there that this program did not write. {path} would be "
                + "replaced. Name another place, or move it away.");
        }
    }

    /// <summary>Writes a file into a folder that is made where it is missing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes it.</param>
    /// <returns>The path, and whether a file was replaced, to be told.</returns>
    /// <exception cref="OutputException">The place cannot be written.</exception>
    public static string Write(string path, Action<string> write)
    {
        bool isReplaced = File.Exists(path);
        Try(path, () =>
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            write(path);
        });
        return isReplaced ? $"{path}, replaced" : path;
    }

    /// <summary>Works with a file or folder of results.</summary>
    /// <exception cref="OutputException">The system refuses.</exception>
    public static void Try(string path, Action work) => FileSystem.Try(work, (said, cause) => new OutputException(
        $"the results cannot be written. {path}: {said} Choose a place that can be written to.", cause));

    // Devices and pipes have no length, and opening one may wait for ever.
    private static bool IsOwn(string path, Func<Stream, bool> isOwn)
    {
        try
        {
            var file = new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
            using FileStream? stream = file.Length > 0 ? file.OpenRead() : null;
            return stream is not null && isOwn(stream);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
