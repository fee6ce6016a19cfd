using System.Text;
using Saddle.Nn.Formats;

namespace Saddle.Training.Runs;

/// <summary>Writes the files of a run: what the system refuses becomes a message that names the file and the remedy.
/// </summary>
/// <param name="system">What writes them.</param>
internal sealed class RunFiles(FileSystem system)
{
    /// <summary>Files of the machine.</summary>
    public static RunFiles Disk { get; } = new(FileSystem.Disk);

    /// <summary>Replaces a file whole or not at all.</summary>
    /// <exception cref="RunException">The disk is full, or the folder cannot be written to.</exception>
    public void Write(string path, Action<Stream> content) =>
        Try(path, () => AtomicFile.Write(path, content, system));

    /// <summary>Replaces a text file whole or not at all.</summary>
    /// <inheritdoc cref="Write" path="/exception"/>
    public void WriteText(string path, string text) => Try(path, () => AtomicFile.WriteText(path, text, system));

    /// <summary>Adds a line to a text file; a power cut may lose it until <see cref="Flush"/>.</summary>
    /// <inheritdoc cref="Write" path="/exception"/>
    public void AppendLine(string path, string line) => Try(path, () =>
    {
        using Stream stream = system.Append(path);
        stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
    });

    /// <summary>Returns when a file that lines were added to is on the disk, where it is there.</summary>
    /// <inheritdoc cref="Write" path="/exception"/>
    public void Flush(string path) => Try(path, () =>
    {
        if (File.Exists(path))
        {
            using Stream stream = system.Append(path);
            system.Flush(stream);
        }
    });

    /// <summary>Removes a file where it is there.</summary>
    /// <inheritdoc cref="Write" path="/exception"/>
    public void Delete(string path) => Try(path, () => system.Delete(path));

    private static void Try(string path, Action action) => FileSystem.Try(action, (said, cause) => new RunException(
        $"run: a file cannot be written. {path}: {said} "
            + "Free some space or choose a folder that can be written to; what was saved before is untouched.",
        cause));
}
