using System.Numerics;
using Saddle.Kernels.Workers;

namespace Saddle.Kernels.Products;

/// <summary>Walks the rows of one output block in register tiles.</summary>
internal readonly unsafe ref struct RowTiles<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly TileKernel<T> _kernel;
    private readonly bool _byColumns;
    private readonly int _rows;
    private readonly T** _outputs;
    private readonly T** _masked;
    private readonly T* _dump;
    private readonly void* _staging;

    /// <summary>Prepares for a block of <paramref name="rows"/> rows that start at the pointers <paramref
    /// name="outputs"/>.</summary>
    public RowTiles(TileKernel<T> kernel, bool byColumns, int rows, T** outputs, Scratch scratch)
    {
        (_kernel, _byColumns, _rows) = (kernel, byColumns, rows);
        _outputs = outputs;
        byte* area = (byte*)scratch.Rent(ScratchSlot.Tile, kernel.StagingBytes + 16 * sizeof(T*) + 64 * sizeof(T));
        _staging = area;
        _dump = (T*)(area + kernel.StagingBytes);
        _masked = (T**)(_dump + 64);
    }

    /// <summary>Computes all tiles of one panel. Left is the table for row 0 (by rows: one pointer per row and
    /// segment, segments <see cref="Tile{T}.TableStride"/> apart).</summary>
    public void Run(ref Tile<T> tile, int columns)
    {
        T** left = tile.Left;
        for (int row = 0; row < _rows;)
        {
            int height = _kernel.Heights.Fit(_rows - row, _rows);
            int first = Math.Min(row, _rows - height);
            bool again = first < row && tile.Accumulate;
            tile.Output = again ? Mask(first, row, height, tile.OutputOffset) : _outputs + first;
            if (_byColumns)
            {
                tile.LeftOffset = first;
            }
            else
            {
                tile.Left = left + first;
            }

            _kernel.Run(height, _byColumns, in tile, columns, _staging);
            row = first + height;
        }

        tile.Left = left;
    }

    /// <summary>Computes all rows of an output of few columns from a transposed right operand.</summary>
    public void RunDots(ref Tile<T> tile, int columns)
    {
        T** left = tile.Left;
        for (int row = 0; row < _rows; row += 4)
        {
            tile.Left = left + row;
            tile.Output = _outputs + row;
            _kernel.RunDots(in tile, Math.Min(4, _rows - row), columns);
        }

        tile.Left = left;
    }

    // Rows finished before must not be added to twice.
    private T** Mask(int first, int row, int height, long offset)
    {
        for (int at = 0; at < height; at++)
        {
            _masked[at] = first + at < row ? _dump - offset : _outputs[first + at];
        }

        return _masked;
    }
}
