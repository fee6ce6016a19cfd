using Saddle.Training.Reports;

namespace Saddle.Reproductions;

/// <summary>One checked claim of a reproduction.</summary>
/// <param name="Claim">What is claimed, in a few words.</param>
/// <param name="Required">The published or required value, as text.</param>
/// <param name="Measured">The value found, as text.</param>
/// <param name="Holds">Whether the criterion is met; null for figures that are only reported.</param>
public sealed record PublishedRow(string Claim, string Required, string Measured, bool? Holds);

/// <summary>Measured values beside the published ones, as aligned plain text for a terminal or a log.</summary>
public sealed class PublishedTable
{
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

    /// <summary>The table as aligned text.</summary>
    public override string ToString()
    {
        var table = new TextTable("claim", "published / required", "measured", "verdict");
        foreach (PublishedRow row in _rows)
        {
            table.Row(row.Claim, row.Required, row.Measured, Verdict(row.Holds));
        }

        return table.ToString();
    }

    private static string Verdict(bool? holds) => holds switch { true => "ok", false => "FAILED", null => "reported" };
}
