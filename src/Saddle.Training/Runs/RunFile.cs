using Saddle.Nn.Formats;

namespace Saddle.Training.Runs;

/// <summary>Files of a run: what the system refuses becomes a message that names the file and the remedy.</summary>
internal static class RunFile
{
    /// <summary>Replaces a file whole or not at all.</summary>
    /// <exception cref="RunException">The disk is full, or the folder cannot be written to.</exception>
    public static void Write(string path, Action<Stream> content) =>
        Try(path, () => AtomicFile.Write(path, content));

    /// <summary>Replaces a text file whole or not at all.</summary>
    /// <inheritdoc cref="Write" path="/exception"/>
    public static void WriteText(string path, string text) => Try(path, () => AtomicFile.WriteText(path, text));

    /// <summary>Adds a line to a text file.</summary>
    /// <inheritdoc cref="Write" path="/exception"/>
    public static void AppendLine(string path, string line) => Try(path, () => File.AppendAllText(path, line + "\n"));

    /// <summary>Removes a file.</summary>
    /// <inheritdoc cref="Write" path="/exception"/>
    public static void Delete(string path) => Try(path, () => File.Delete(path));

    private static void Try(string path, Action action)
    {
        try
        {
            action();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new RunException(
                $"run: a file cannot be written. {path}: {problem.Message} "
                    + "Free some space or choose a folder that can be written to; what was saved before is untouched.",
                problem);
        }
    }
}
