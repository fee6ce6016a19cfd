namespace Saddle.Kernels.Convolutions;

/// <summary>Taps that read a dense square of a source's pixels at the grid's step, with the filter block of each,
/// row by row.</summary>
internal sealed record TapSquare(int RowOffset, int ColumnOffset, int Size, int[] Filters)
{
    /// <summary>Splits taps into squares of one size, by the residues of what they read; null where that cannot
    /// be.</summary>
    public static TapSquare[]? Split(ReadOnlySpan<Tap> taps, in PixelGrid source)
    {
        (int rowStep, int columnStep) = (source.RowStep, source.ColumnStep);
        var squares = new List<TapSquare>();
        foreach (IGrouping<(int, int), Tap> group in taps.ToArray().GroupBy(
            tap => (Residue(tap.RowOffset, rowStep), Residue(tap.ColumnOffset, columnStep))))
        {
            Tap[] ordered = [.. group.OrderBy(tap => tap.RowOffset).ThenBy(tap => tap.ColumnOffset)];
            int size = (int)Math.Sqrt(ordered.Length);
            (int row, int column) = (ordered[0].RowOffset, ordered[0].ColumnOffset);
            bool isSquare = size * size == ordered.Length && ordered.Index().All(pair =>
                pair.Item.RowOffset == row + pair.Index / size * rowStep
                && pair.Item.ColumnOffset == column + pair.Index % size * columnStep);
            if (!isSquare || (squares.Count > 0 && squares[0].Size != size))
            {
                return null;
            }

            squares.Add(new(row, column, size, [.. ordered.Select(tap => tap.Filter)]));
        }

        return squares.Count == 0 ? null : [.. squares];
    }

    private static int Residue(int offset, int step) => (offset % step + step) % step;
}
