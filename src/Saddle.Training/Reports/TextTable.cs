using System.Text;

namespace Saddle.Training.Reports;

/// <summary>A table as aligned plain text, for a terminal, a pipe or a log.</summary>
public sealed class TextTable
{
    private readonly List<string[]> _lines;

    /// <summary>Starts a table.</summary>
    /// <param name="columns">Column names; at least one.</param>
    public TextTable(params ReadOnlySpan<string> columns) => _lines = [columns.ToArray()];

    /// <summary>Adds a row.</summary>
    /// <param name="cells">One text per column.</param>
    /// <exception cref="ArgumentException">The number of cells differs from the number of columns.</exception>
    public void Row(params ReadOnlySpan<string> cells)
    {
        if (cells.Length != _lines[0].Length)
        {
            throw new ArgumentException(
                $"TextTable: the row does not fit the header. It has {cells.Length} cells for {_lines[0].Length} "
                    + "columns. Pass one cell per column.");
        }

        _lines.Add(cells.ToArray());
    }

    /// <summary>The table with columns as wide as their longest cell, under a header, lines ended by a line
    /// feed.</summary>
    public override string ToString()
    {
        int[] widths = [.. _lines[0].Select((_, column) => _lines.Max(line => line[column].Length))];
        var text = new StringBuilder();
        foreach (string[] line in _lines)
        {
            Append(text, line, widths);
            if (line == _lines[0])
            {
                text.Append('-', widths.Sum() + 2 * (widths.Length - 1)).Append('\n');
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string[] cells, int[] widths)
    {
        string line = string.Concat(cells.Select((cell, column) => cell.PadRight(widths[column] + 2)));
        text.Append(line.TrimEnd()).Append('\n');
    }
}
