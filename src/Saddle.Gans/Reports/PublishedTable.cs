using System.Text;

namespace Saddle.Gans.Reports;

/// <summary>One checked claim of a reproduction.</summary>
/// <param name="Claim">What is claimed, in a few words.</param>
/// <param name="Required">The published or required value, as text.</param>
/// <param name="Measured">The value found, as text.</param>
/// <param name="Holds">Whether the criterion is met; null for figures that are only reported.</param>
public sealed record PublishedRow(string Claim, string Required, string Measured, bool? Holds);

/// <summary>Measured values beside the published ones, as aligned plain text for a terminal or a log.</summary>
public sealed class PublishedTable
{
    private static readonly string[] _header = ["claim", "published / required", "measured", "verdict"];
    private readonly List<PublishedRow> _rows = [];

    /// <summary>The rows in the order they were added.</summary>
    public IReadOnlyList<PublishedRow> Rows => _rows;

    /// <summary>Whether no criterion failed; rows that are only reported do not count.</summary>
    public bool Holds => _rows.TrueForAll(row => row.Holds != false);

    /// <summary>Adds a row with a criterion.</summary>
    public void Check(string claim, string required, string measured, bool holds) =>
        _rows.Add(new PublishedRow(claim, required, measured, holds));

    /// <summary>Adds a row that is only reported.</summary>
    public void Report(string claim, string required, string measured) =>
        _rows.Add(new PublishedRow(claim, required, measured, null));

    /// <summary>The table with columns as wide as their longest cell, under a header, lines ended by a line
    /// feed.</summary>
    public override string ToString()
    {
        string[][] lines = [_header, .. _rows.Select(Cells)];
        int[] widths = [.. _header.Select((_, column) => lines.Max(line => line[column].Length))];
        var text = new StringBuilder();
        for (int i = 0; i < lines.Length; i++)
        {
            Append(text, lines[i], widths);
            if (i == 0) text.Append('-', widths.Sum() + 2 * (widths.Length - 1)).Append('\n');
        }
        return text.ToString();
    }

    private static string[] Cells(PublishedRow row) =>
    [
        row.Claim, row.Required, row.Measured,
        row.Holds switch { true => "ok", false => "FAILED", null => "reported" },
    ];

    private static void Append(StringBuilder text, string[] cells, int[] widths)
    {
        for (int column = 0; column < cells.Length - 1; column++)
            text.Append(cells[column].PadRight(widths[column] + 2));
        text.Append(cells[^1]).Append('\n');
    }
}
