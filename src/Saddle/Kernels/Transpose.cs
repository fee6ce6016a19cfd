namespace Saddle.Kernels;

/// <summary>Transposition of matrices of 4- or 8-byte elements in square blocks.</summary>
internal static unsafe class Transpose
{
    private const int Block = 16;

    /// <summary>
    /// target[i·targetStride + j] = source[j·sourceStride + i] for i below <paramref name="rows"/> and j below
    /// <paramref name="columns"/> of the target.
    /// </summary>
    public static void Blocked<T>(T* source, long sourceStride, T* target, long targetStride, int rows, int columns)
        where T : unmanaged
    {
        for (int row = 0; row < rows; row += Block)
        {
            int height = Math.Min(Block, rows - row);
            for (int column = 0; column < columns; column += Block)
            {
                int width = Math.Min(Block, columns - column);
                T* from = source + (column * sourceStride) + row;
                Piece(from, sourceStride, target + (row * targetStride) + column, targetStride, height, width);
            }
        }
    }

    private static void Piece<T>(T* source, long sourceStride, T* target, long targetStride, int height, int width)
        where T : unmanaged
    {
        for (int i = 0; i < height; i++)
        {
            for (int j = 0; j < width; j++) target[(i * targetStride) + j] = source[(j * sourceStride) + i];
        }
    }
}
