using System.Globalization;

namespace Saddle.Training.Reports;

/// <summary>Writes a table as comma-separated values: a header line, then one line per row.</summary>
/// <remarks>Fields are quoted where RFC 4180 asks for it, lines end in a line feed, numbers are written in full
/// precision with a point, so that reading them back gives the same bits.</remarks>
public sealed class CsvTable
{
    private readonly TextWriter _output;
    private readonly int _columns;

    /// <summary>Starts a table by writing its header.</summary>
    /// <param name="output">Where to write; stays open and belongs to the caller.</param>
    /// <param name="columns">Column names; at least one.</param>
    public CsvTable(TextWriter output, params ReadOnlySpan<string> columns)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (columns.IsEmpty)
        {
            throw new ArgumentException(
                "CsvTable: the table has no columns. 0 names were given. Pass at least one column name.");
        }

        _output = output;
        _columns = columns.Length;
        Write(columns);
    }

    /// <summary>Writes one row of numbers.</summary>
    /// <param name="cells">One number per column; NaN becomes an empty field.</param>
    /// <exception cref="ArgumentException">The number of cells differs from the number of columns.</exception>
    public void Row(params ReadOnlySpan<double> cells)
    {
        var texts = new string[cells.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            texts[i] = double.IsNaN(cells[i]) ? "" : cells[i].ToString("R", CultureInfo.InvariantCulture);
        }

        Row(texts.AsSpan());
    }

    /// <summary>Writes one row of text.</summary>
    /// <param name="cells">One text per column.</param>
    /// <exception cref="ArgumentException">The number of cells differs from the number of columns.</exception>
    public void Row(params ReadOnlySpan<string> cells)
    {
        if (cells.Length != _columns)
        {
            throw new ArgumentException(
                $"CsvTable: the row does not fit the header. It has {cells.Length} cells for {_columns} columns. "
                    + "Pass one cell per column.");
        }

        Write(cells);
    }

    private void Write(ReadOnlySpan<string> cells)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            if (i > 0)
            {
                _output.Write(',');
            }

            _output.Write(Quoted(cells[i]));
        }

        _output.Write('\n');
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
