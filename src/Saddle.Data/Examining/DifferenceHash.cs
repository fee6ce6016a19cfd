namespace Saddle.Data.Examining;

/// <summary>64 bits that change little when a picture is packed, scaled or brightened: whether its luma grows from
/// each of 9 × 8 cells to the cell to the right.</summary>
/// <param name="channels">1 or 3.</param>
/// <param name="height">Rows.</param>
/// <param name="width">Columns.</param>
/// <remarks>A cell is the mean of the pixels below it, by area and in whole numbers, so that the bits are the same
/// everywhere. Bits of one row lie in different quarters of the number. Source: N. Krawetz, "Kind of Like That", The
/// Hacker Factor Blog, 2013.</remarks>
internal sealed class DifferenceHash(int channels, int height, int width)
{
    private const int Columns = 9;
    private const int Rows = 8;
    private const int Quarters = 4;
    private const int QuarterBits = 64 / Quarters;

    // Of ITU-R BT.601.
    private static readonly int[] s_luma = [299, 587, 114];

    private readonly long[] _cells = new long[Columns * Rows];
    private readonly long[] _row = new long[width];

    /// <summary>The bits of one image.</summary>
    /// <param name="samples">[channels, height, width].</param>
    public ulong Of(ReadOnlySpan<byte> samples)
    {
        Array.Clear(_cells);
        for (int row = 0; row < height; row++)
        {
            ReadLuma(samples, row);
            AddRow(row);
        }

        ulong hash = 0;
        for (int bit = 0; bit < 64; bit++)
        {
            int cell = bit / (Columns - 1) * Columns + bit % (Columns - 1);
            ulong grows = _cells[cell] < _cells[cell + 1] ? 1UL : 0;
            hash |= grows << (bit % Quarters * QuarterBits + bit / Quarters);
        }

        return hash;
    }

    private void ReadLuma(ReadOnlySpan<byte> samples, int row)
    {
        Array.Clear(_row);
        for (int channel = 0; channel < channels; channel++)
        {
            int weight = channels == 1 ? 1 : s_luma[channel];
            ReadOnlySpan<byte> line = samples.Slice((channel * height + row) * width, width);
            for (int x = 0; x < line.Length; x++)
            {
                _row[x] += weight * line[x];
            }
        }
    }

    // Lengths are counted in ninths of a pixel across and eighths down, so that a cell is as long as the picture is.
    private void AddRow(int row)
    {
        for (int cell = 0; cell < Columns; cell++)
        {
            long sum = 0;
            for (int x = cell * width / Columns; x * Columns < (cell + 1) * width; x++)
            {
                sum += Overlap(x, cell, Columns, width) * _row[x];
            }

            for (int below = row * Rows / height; below * height < (row + 1) * Rows; below++)
            {
                _cells[below * Columns + cell] += Overlap(row, below, Rows, height) * sum;
            }
        }
    }

    private static int Overlap(int pixel, int cell, int cells, int pixels) =>
        Math.Min((pixel + 1) * cells, (cell + 1) * pixels) - Math.Max(pixel * cells, cell * pixels);
}
