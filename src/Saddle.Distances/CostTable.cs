namespace Saddle.Distances;

/// <summary>Costs of moving from rows to columns, infinite where nothing may be moved.</summary>
/// <param name="Costs">Shape [rows, columns], moved so that prices and path lengths stay within float64.</param>
/// <param name="Columns">Entries of a row.</param>
/// <param name="Shift">The power of two by which they were moved.</param>
internal sealed record CostTable(double[] Costs, int Columns, int Shift)
{
    /// <summary>Checks costs and copies them.</summary>
    /// <param name="operation">Who asks.</param>
    /// <param name="names">What rows and columns are called.</param>
    /// <param name="costs">Shape [rows, columns].</param>
    /// <param name="columns">Entries of a row.</param>
    /// <param name="hops">How many costs a path of least cost adds up at most.</param>
    /// <exception cref="ArgumentException">A cost is NaN or minus infinity.</exception>
    internal static CostTable Of(string operation, (string Row, string Column) names, ReadOnlySpan<double> costs,
        int columns, int hops)
    {
        double largest = 0;
        for (int k = 0; k < costs.Length; k++)
        {
            if (double.IsNaN(costs[k]) || double.IsNegativeInfinity(costs[k]))
            {
                throw new ArgumentException(
                    $"{operation}: a cost is no number that can be compared. {names.Row} {k / columns}, "
                        + $"{names.Column} {k % columns} costs {Finite.Text(costs[k])}. "
                        + "Pass finite costs, or infinity where nothing may be moved.");
            }

            largest = double.IsFinite(costs[k]) ? Math.Max(largest, Math.Abs(costs[k])) : largest;
        }

        int room = 4 + Math.ILogB(hops);
        int shift = largest == 0 ? 0 : Math.Min(0, 1023 - room - Math.ILogB(largest));
        return new CostTable(Magnitude.Moved(costs, shift), columns, shift);
    }

    /// <summary>Refuses rows and columns in use with infinite costs alone.</summary>
    /// <param name="operation">Who asks.</param>
    /// <param name="names">What rows and columns are called.</param>
    /// <param name="rows">Whether a row is in use.</param>
    /// <param name="columns">Whether a column is in use.</param>
    /// <exception cref="ArgumentException">There is one.</exception>
    internal void RequirePlan(
        string operation, (string Row, string Column) names, Func<int, bool> rows, Func<int, bool> columns)
    {
        int[] usedRows = [.. Enumerable.Range(0, Costs.Length / Columns).Where(rows)];
        int[] usedColumns = [.. Enumerable.Range(0, Columns).Where(columns)];
        foreach (int row in usedRows)
        {
            Require(usedColumns.Any(column => IsAllowed(row, column)), names.Row, row);
        }

        foreach (int column in usedColumns)
        {
            Require(usedRows.Any(row => IsAllowed(row, column)), names.Column, column);
        }

        void Require(bool isFree, string line, int index)
        {
            if (!isFree)
            {
                throw new ArgumentException(
                    $"{operation}: no plan has a finite cost. All costs of {line.ToLowerInvariant()} {index} are "
                        + "infinite. Allow it at least one finite cost.");
            }
        }
    }

    private bool IsAllowed(int row, int column) => double.IsFinite(Costs[(row * Columns) + column]);
}
