using System.Runtime.CompilerServices;

namespace Saddle.Kernels.Convolutions;

/// <summary>A regular selection of pixels from channels-last images: for each image, rows RowStep i + RowOffset and
/// columns ColumnStep j + ColumnOffset for i below Rows and j below Columns. Pixels are numbered by (image, i,
/// j).</summary>
internal readonly record struct PixelGrid(int Height, int Width, int Channels, int Rows, int Columns)
{
    public int RowStep { get; init; } = 1;
    public int ColumnStep { get; init; } = 1;
    public int RowOffset { get; init; }
    public int ColumnOffset { get; init; }

    /// <summary>Writes pointers to the pixels numbered [first, first + count); pixels outside of their image become
    /// <paramref name="outside"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public unsafe void Locate<T>(T* images, long first, int count, T* outside, T** table)
        where T : unmanaged
    {
        if (count <= 0)
        {
            return;
        }

        long line = first / Columns;
        int column = (int)(first % Columns);
        T** end = table + count;
        while (table < end)
        {
            int length = (int)Math.Min(Columns - column, end - table);
            long image = line / Rows;
            int row = (int)(line % Rows) * RowStep + RowOffset;
            T* start = images + (image * Height + row) * Width * Channels;
            long x = (long)column * ColumnStep + ColumnOffset;
            int width = (uint)row < (uint)Height ? Width : 0;
            for (int at = 0; at < length; at++, x += ColumnStep)
            {
                table[at] = (ulong)x < (ulong)width ? start + x * Channels : outside;
            }

            table += length;
            (column, line) = (0, line + 1);
        }
    }
}
