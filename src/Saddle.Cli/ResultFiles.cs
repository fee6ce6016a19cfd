using Saddle.Nn.Formats;
using Saddle.Training.Reports;

namespace Saddle.Cli;

/// <summary>Tables in a folder of the user's choice; of what lies there, only such tables are replaced.</summary>
/// <param name="folder">Made where it is missing.</param>
/// <param name="tables">Each table that there may be, with a part of the header that tells it from others'.</param>
internal sealed class ResultFiles(string folder, IReadOnlyDictionary<string, string> tables)
{
    private readonly HashSet<string> _written = [];

    /// <summary>Tables of an earlier call that this one did not write.</summary>
    public IEnumerable<string> Older =>
        tables.Keys.Except(_written).Select(name => Path.Combine(folder, name)).Where(File.Exists);

    /// <summary>
    /// Fails now rather than after long work where the folder cannot be written to, or other files lie there.
    /// </summary>
    /// <param name="verb">What was asked for.</param>
    /// <exception cref="OutputException">It cannot.</exception>
    /// <exception cref="UsageException">A file of the user would be replaced.</exception>
    public void RequireWritable(string verb)
    {
        Try(folder, () =>
        {
            Directory.CreateDirectory(folder);
            string probe = Path.Combine(folder, $".writable{AtomicFile.TemporaryEnding}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        });
        foreach ((string name, string header) in tables)
        {
            string path = Path.Combine(folder, name);
            if (File.Exists(path) && !(File.ReadLines(path).FirstOrDefault() ?? "").Contains(header))
            {
                throw new UsageException($"{verb}: a file is there that this program did not write. {path} would be "
                    + "replaced. Name another folder, or move the file away.");
            }
        }
    }

    /// <summary>Replaces a table whole or not at all.</summary>
    /// <param name="name">The file's name, one of the tables'.</param>
    /// <param name="columns">Its header.</param>
    /// <param name="rows">Adds the rows.</param>
    /// <returns>Where it lies, and whether a table was replaced, to be told.</returns>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public string Write(string name, IReadOnlyList<string> columns, Action<CsvTable> rows)
    {
        string path = Path.Combine(folder, name);
        bool isReplaced = File.Exists(path);
        Try(path, () =>
        {
            Directory.CreateDirectory(folder);
            AtomicFile.Write(path, stream =>
            {
                using var writer = new StreamWriter(stream, leaveOpen: true);
                rows(new CsvTable(writer, [.. columns]));
            });
        });
        _written.Add(name);
        return isReplaced ? $"{path}, replaced" : path;
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
