using System.Text;
using Saddle.Nn.Formats;
using Saddle.Training.Reports;

namespace Saddle.Cli;

/// <summary>Tables in a folder of the user's choice.</summary>
/// <param name="folder">Made where it is missing.</param>
/// <param name="tables">Each table that there may be, with a part of the header that tells it from others'.</param>
internal sealed class ResultFiles(string folder, IReadOnlyDictionary<string, string> tables)
{
    private const int LongestHeader = 4096;

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
        OutputFile.Try(folder, () =>
        {
            Directory.CreateDirectory(folder);
            string probe = Path.Combine(folder, $".{Path.GetRandomFileName()}");
            File.Create(probe, 1, FileOptions.DeleteOnClose).Dispose();
        });
        foreach ((string name, string header) in tables)
        {
            OutputFile.RequireOwn(verb, Path.Combine(folder, name), stream => HasHeader(stream, header));
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
        string told = OutputFile.Write(Path.Combine(folder, name), path => AtomicFile.Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true);
            rows(new CsvTable(writer, [.. columns]));
        }));
        _written.Add(name);
        return told;
    }

    private static bool HasHeader(Stream file, string header)
    {
        var start = new byte[LongestHeader];
        ReadOnlySpan<byte> read = start.AsSpan(0, file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false));
        int end = read.IndexOf((byte)'\n');
        return end >= 0 && read[..end].IndexOf(Encoding.UTF8.GetBytes(header)) >= 0;
    }
}
