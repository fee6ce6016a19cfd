using System.Runtime.CompilerServices;

namespace Saddle.Kernels.Convolutions;

/// <summary>Square tiles over the pixels of a grid, numbered by image, row of tiles and column.</summary>
internal readonly unsafe record struct TileGrid(int Rows, int Columns)
{
    /// <summary>The tiles that cover a grid's rows and columns.</summary>
    public static TileGrid Over(int rows, int columns, int tile) =>
        new((rows + tile - 1) / tile, (columns + tile - 1) / tile);

    /// <summary>Writes pointers to the pixels of one tile, which begins <paramref name="tile"/> grid steps after the
    /// one before; pixels outside of the image become <paramref name="outside"/>.</summary>
    /// <param name="grid">Steps and offsets of the pixels; sizes of the images.</param>
    /// <param name="images">The first image.</param>
    /// <param name="line">The row of tiles, counted over all images.</param>
    /// <param name="column">The tile within the row.</param>
    /// <param name="tile">Grid steps from tile to tile.</param>
    /// <param name="size">Pixels along each axis.</param>
    /// <param name="outside">What stands for pixels outside of the image.</param>
    /// <param name="table">Gets the pointers row by row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Locate<T>(
        in PixelGrid grid, T* images, int line, int column, int tile, int size, T* outside, T** table)
        where T : unmanaged
    {
        long image = line / Rows;
        int top = line % Rows * tile * grid.RowStep + grid.RowOffset;
        int left = column * tile * grid.ColumnStep + grid.ColumnOffset;
        T* start = images + image * grid.Height * grid.Width * grid.Channels;
        bool inside = top >= 0 && top + (size - 1) * grid.RowStep < grid.Height
            && left >= 0 && left + (size - 1) * grid.ColumnStep < grid.Width;
        if (inside)
        {
            long across = (long)grid.ColumnStep * grid.Channels, down = (long)grid.RowStep * grid.Width * grid.Channels;
            start += ((long)top * grid.Width + left) * grid.Channels;
            for (int i = 0; i < size; i++, start += down)
            {
                T* pixel = start;
                for (int j = 0; j < size; j++, pixel += across)
                {
                    *table++ = pixel;
                }
            }

            return;
        }

        for (int i = 0; i < size; i++, table += size)
        {
            int row = top + i * grid.RowStep;
            bool hasRow = (uint)row < (uint)grid.Height;
            T* pixels = start + (long)row * grid.Width * grid.Channels;
            for (int j = 0; j < size; j++)
            {
                int at = left + j * grid.ColumnStep;
                table[j] = hasRow && (uint)at < (uint)grid.Width ? pixels + (long)at * grid.Channels : outside;
            }
        }
    }
}
