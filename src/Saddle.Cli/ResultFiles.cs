using Saddle.Nn.Formats;
using Saddle.Training.Reports;

namespace Saddle.Cli;

/// <summary>Tables in a folder of the user's choice.</summary>
/// <param name="Folder">Made where it is missing.</param>
internal sealed record ResultFiles(string Folder)
{
    /// <summary>Fails now rather than after long work where the folder cannot be written to.</summary>
    /// <exception cref="OutputException">It cannot.</exception>
    public void RequireWritable() => Try(Folder, () =>
    {
        Directory.CreateDirectory(Folder);
        string probe = Path.Combine(Folder, $".writable{AtomicFile.TemporaryEnding}");
        File.WriteAllText(probe, "");
        File.Delete(probe);
    });

    /// <summary>Replaces a table whole or not at all.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="columns">Its header.</param>
    /// <param name="rows">Adds the rows.</param>
    /// <returns>Where it lies.</returns>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public string Write(string name, IReadOnlyList<string> columns, Action<CsvTable> rows)
    {
        string path = Path.Combine(Folder, name);
        Try(path, () =>
        {
            Directory.CreateDirectory(Folder);
            AtomicFile.Write(path, stream =>
            {
                using var writer = new StreamWriter(stream, leaveOpen: true);
                rows(new CsvTable(writer, [.. columns]));
            });
        });
        return path;
    }

    private static void Try(string path, Action action)
    {
        try
        {
            action();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new OutputException(
                $"the results cannot be written. {path}: {problem.Message} Choose a folder that can be written to.",
                problem);
        }
    }
}
