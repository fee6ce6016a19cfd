namespace Saddle.Distances;

/// <summary>The cheapest one-to-one matching of rows to columns.</summary>
public static class Assignment
{
    private static readonly (string Row, string Column) s_names = ("Row", "column");

    /// <summary>Finds a matching of least total cost.</summary>
    /// <param name="costs">
    /// Costs, shape [size, size] in row-major order; infinite where a row must not have a column.
    /// </param>
    /// <param name="size">Number of rows and of columns; at least 1.</param>
    /// <returns>The column given to each row, shape [size]; every column occurs once.</returns>
    /// <exception cref="ArgumentException">
    /// The number of costs is not size·size, a cost is NaN or minus infinity, or no matching has a finite cost.
    /// </exception>
    /// <remarks>Shortest augmenting paths over reduced costs, started from a greedy matching on the tight edges;
    /// exact up to rounding; at most O(size³). Source: Jonker and Volgenant 1987, Computing 38, 325-340.</remarks>
    public static int[] Solve(ReadOnlySpan<double> costs, int size)
    {
        if (size < 1 || costs.Length != (long)size * size)
        {
            throw new ArgumentException(
                $"Assignment: the cost table is not square. {costs.Length} costs were given for size {size}. "
                    + "Pass size * size costs in row-major order, size at least 1.");
        }

        var table = CostTable.Of(nameof(Assignment), s_names, costs, size, 2 * size);
        table.RequirePlan(nameof(Assignment), s_names, _ => true, _ => true);
        ReadOnlySpan<double> compared = table.Costs;
        var search = new Search(size);
        search.Reduce(compared);
        for (int row = 0; row < size; row++)
        {
            if (search.ColumnOf[row] < 0)
            {
                search.Augment(compared, row);
            }
        }

        return search.ColumnOf;
    }

    /// <summary>The total cost of a matching.</summary>
    /// <param name="costs">Costs, shape [size, size] in row-major order.</param>
    /// <param name="columnOfRow">The column given to each row, shape [size].</param>
    /// <exception cref="ArgumentException">
    /// The sizes disagree, a column does not exist, a cost of the matching is not finite, or their sum is beyond
    /// float64.
    /// </exception>
    public static double Cost(ReadOnlySpan<double> costs, ReadOnlySpan<int> columnOfRow)
    {
        double[] paid = Paid(costs, columnOfRow);
        double sum = paid.Sum();
        return double.IsFinite(sum) ? sum : Finite.Result(nameof(Assignment), Magnitude.Mean(paid) * paid.Length);
    }

    /// <summary>The mean cost of a matching, which float64 can always hold.</summary>
    /// <inheritdoc cref="Cost"/>
    internal static double MeanCost(ReadOnlySpan<double> costs, ReadOnlySpan<int> columnOfRow) =>
        Magnitude.Mean(Paid(costs, columnOfRow));

    private static double[] Paid(ReadOnlySpan<double> costs, ReadOnlySpan<int> columnOfRow)
    {
        int size = columnOfRow.Length;
        var paid = new double[size];
        for (int row = 0; row < size; row++)
        {
            int column = columnOfRow[row];
            if (costs.Length != (long)size * size || column < 0 || column >= size)
            {
                throw new ArgumentException(
                    $"Assignment: the matching does not fit the cost table. Row {row} has column {column}, {size} rows "
                        + $"are matched, and {costs.Length} costs were given. Pass what Solve gave for these costs.");
            }

            paid[row] = costs[row * size + column];
        }

        Finite.Require(nameof(Assignment), "a cost of the matching", paid, "Pass what Solve gave for these costs.");
        return paid;
    }

    private sealed class Search(int size)
    {
        private readonly double[] _rowPrice = new double[size];
        private readonly double[] _columnPrice = new double[size];
        private readonly double[] _distance = new double[size];
        private readonly int[] _cameFrom = new int[size];
        private readonly int[] _rowOf = Filled(size);
        private readonly int[] _open = new int[size];       // unsettled columns, then the settled ones
        public int[] ColumnOf { get; } = Filled(size);

        /// <summary>Sets prices that make all reduced costs non-negative and matches along the tight edges.</summary>
        public void Reduce(ReadOnlySpan<double> costs)
        {
            costs[..size].CopyTo(_columnPrice);
            for (int row = 1; row < size; row++)
            {
                ReadOnlySpan<double> line = costs.Slice(row * size, size);
                for (int j = 0; j < size; j++)
                {
                    _columnPrice[j] = Math.Min(_columnPrice[j], line[j]);
                }
            }

            for (int row = 0; row < size; row++)
            {
                ReadOnlySpan<double> line = costs.Slice(row * size, size);
                int best = 0;
                for (int j = 1; j < size; j++)
                {
                    if (line[j] - _columnPrice[j] < line[best] - _columnPrice[best])
                    {
                        best = j;
                    }
                }

                _rowPrice[row] = line[best] - _columnPrice[best];
                if (_rowOf[best] < 0)
                {
                    Match(row, best);
                }
            }
        }

        /// <summary>Gives one more row a column, along the cheapest alternating path.</summary>
        public void Augment(ReadOnlySpan<double> costs, int start)
        {
            for (int j = 0; j < size; j++)
            {
                _open[j] = j;
            }

            Array.Fill(_distance, double.PositiveInfinity);
            int open = size, row = start, end;
            double reached = 0;
            while (true)
            {
                int nearest = Relax(costs.Slice(row * size, size), row, reached, open);
                end = _open[nearest];
                reached = _distance[end];
                if (double.IsPositiveInfinity(reached))
                {
                    throw Stuck(start, open);
                }

                open--;
                (_open[nearest], _open[open]) = (_open[open], _open[nearest]);
                if (_rowOf[end] < 0)
                {
                    break;
                }

                row = _rowOf[end];
            }

            Reprice(start, reached, open);
            Flip(start, end);
        }

        /// <summary>Improves the distances of open columns through one row; returns the position of the
        /// nearest.</summary>
        private int Relax(ReadOnlySpan<double> line, int row, double reached, int open)
        {
            double shift = reached - _rowPrice[row], least = double.PositiveInfinity;
            int nearest = 0;
            for (int k = 0; k < open; k++)
            {
                int j = _open[k];
                double through = line[j] - _columnPrice[j] + shift;
                if (through < _distance[j])
                {
                    _distance[j] = through;
                    _cameFrom[j] = row;
                }

                if (_distance[j] < least || (_distance[j] == least && _rowOf[j] < 0))
                {
                    least = _distance[j];
                    nearest = k;
                }
            }

            return nearest;
        }

        /// <summary>Rows that share too few columns: the start, and those that hold the settled ones.</summary>
        private ArgumentException Stuck(int start, int open)
        {
            int[] columns = _open[open..];
            IEnumerable<int> rows = columns.Select(column => _rowOf[column]).Append(start).Order();
            return new ArgumentException(
                $"Assignment: no matching has a finite cost. The rows {string.Join(", ", rows)} have finite costs in "
                    + $"the columns {string.Join(", ", columns.Order())} only. Allow one of them another column.");
        }

        private void Reprice(int start, double reached, int open)
        {
            _rowPrice[start] += reached;
            for (int k = open; k < size; k++)
            {
                int j = _open[k];
                double change = reached - _distance[j];
                _columnPrice[j] -= change;
                if (_rowOf[j] >= 0)
                {
                    _rowPrice[_rowOf[j]] += change;
                }
            }
        }

        private void Flip(int start, int end)
        {
            int column = end, row;
            do
            {
                row = _cameFrom[column];
                int previous = ColumnOf[row];
                Match(row, column);
                column = previous;
            }
            while (row != start);
        }

        private void Match(int row, int column)
        {
            ColumnOf[row] = column;
            _rowOf[column] = row;
        }

        private static int[] Filled(int size)
        {
            var none = new int[size];
            Array.Fill(none, -1);
            return none;
        }
    }
}
