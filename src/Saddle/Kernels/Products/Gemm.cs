using System.Numerics;
using Saddle.Kernels.Vectors;
using Saddle.Kernels.Workers;

namespace Saddle.Kernels.Products;

/// <summary>Matrix products of one shape, planned once and run many times without allocating.</summary>
/// <remarks>Bits depend on shape, width and operands only, never on threads: an element is one chain of fused
/// multiply-adds for each <see cref="GemmDivision.InnerChunk"/> of k, chunks added in order; of up to four columns, one
/// chain for each lane, lanes added at the end. An instance runs one call at a time.</remarks>
internal sealed unsafe class Gemm<T> : IParallelBody
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int MostTurned = 1 << 14;
    private const long PackedLimit = 16L << 20;

    private readonly GemmShape _shape;
    private readonly TileKernel<T> _kernel;
    private readonly RightPanels<T> _panels;
    private readonly bool _copiesLeft;
    private readonly bool _dots;
    private readonly Gemm<T>? _swapped;
    private readonly SmallProduct<T>? _small;
    private GemmDivision _division;
    private int _firstBatch;
    private T* _left;
    private T* _output;
    private IEpilogue? _epilogue;
    private WorkerPool? _pool;

    public Gemm(GemmShape shape, VectorWidth width)
    {
        _shape = shape.Fold();
        _kernel = TileKernels.For<T>(width);
        _small = SmallProduct<T>.For(_shape, width);
        if (PrefersSwap(_shape))
        {
            _swapped = new(_shape.Swap(), width);
        }

        _dots = !_shape.TransposeLeft && _kernel.PrefersDots(_shape.Columns, _shape.Inner);
        _panels = new(_shape, _kernel, _dots);
        // Rows a multiple of 4 KiB apart fall into the same cache set.
        _copiesLeft = _panels.Count > 2 && _shape.Inner >= 64 && _shape.LeftStride * sizeof(T) % 4096 == 0;
    }

    /// <summary>Computes all products; <paramref name="epilogue"/> sees the output as dense [batch, rows,
    /// columns].</summary>
    public void Run(WorkerPool pool, T* left, T* right, T* output, IEpilogue? epilogue = null)
    {
        if (_shape.Batch == 0 || _shape.Rows == 0 || _shape.Columns == 0)
        {
            return;
        }

        if (_small is not null)
        {
            int worker = pool.CurrentWorker;
            _small.Run(left, right, output, epilogue, pool.ScratchOf(worker), worker);
            return;
        }

        (_pool, _epilogue) = (pool, epilogue);
        _left = left;
        _output = output;
        if (_swapped is not null)
        {
            RunSwapped(pool, right);
        }
        else
        {
            RunGroups(pool, right);
        }

        _epilogue = null;
    }

    private void RunGroups(WorkerPool pool, T* right)
    {
        bool shared = _shape.RightBatchStride == 0 || _shape.Batch == 1;
        int group = shared || _panels.BytesPerBatch == 0
            ? _shape.Batch
            : (int)Math.Clamp(PackedLimit / _panels.BytesPerBatch, 1, _shape.Batch);
        for (_firstBatch = 0; _firstBatch < _shape.Batch; _firstBatch += group)
        {
            int batches = Math.Min(group, _shape.Batch - _firstBatch);
            _division = GemmDivision.Of(in _shape, batches, _panels.Count, _kernel.Rows, sizeof(T), pool.Threads);
            bool alone = !_dots && _division.RowBlocks == 1 && (!shared || batches == 1);
            _panels.Open(right, _firstBatch, shared ? 1 : batches, alone, pool.ScratchOf(pool.CurrentWorker));
            pool.For(_division.Tasks, this);
        }
    }

    // Few columns of a transposed left operand, or few rows against a transposed right one: computed as the transposed
    // product. So are columns for half a tile at most, where there are many rows but few elements to turn.
    private bool PrefersSwap(GemmShape shape)
    {
        const int Few = TileKernel<T>.MostDotColumns;
        bool halfTile = shape.Columns <= _kernel.Lanes && shape.Rows >= 2 * _kernel.Columns
            && shape.Inner >= _kernel.Columns && (long)shape.Batch * shape.Rows * shape.Columns <= MostTurned;
        return (shape.TransposeLeft && shape.Columns <= Few && shape.Rows > Few)
            || (shape.TransposeLeft && !shape.TransposeRight && halfTile)
            || (shape.TransposeRight && shape.Rows <= Few && shape.Columns > Few && shape.Inner >= _kernel.Lanes);
    }

    private void RunSwapped(WorkerPool pool, T* right)
    {
        long each = (long)_shape.Rows * _shape.Columns;
        T* turned = (T*)pool.ScratchOf(pool.CurrentWorker)
            .Rent(ScratchSlot.Partial, _shape.Batch * each * sizeof(T));
        _swapped!.Run(pool, right, _left, turned);
        for (int batch = 0; batch < _shape.Batch; batch++, turned += each)
        {
            T* output = _output + batch * _shape.OutputBatchStride;
            for (int row = 0; row < _shape.Rows; row++)
            {
                for (int column = 0; column < _shape.Columns; column++)
                {
                    output[row * _shape.OutputStride + column] = turned[(long)column * _shape.Rows + row];
                }
            }
        }

        _epilogue?.Apply(0, _shape.Batch * each, pool.CurrentWorker);
    }

    void IParallelBody.Run(int index, int worker)
    {
        int panelBlock = index % _division.PanelBlocks, rest = index / _division.PanelBlocks;
        int rowBlock = rest % _division.RowBlocks, first = rest / _division.RowBlocks * _division.BatchesPerTask;
        int end = Math.Min(_division.Batches, first + _division.BatchesPerTask);
        for (int batch = first; batch < end; batch++)
        {
            MultiplyBlock(_firstBatch + batch, rowBlock, panelBlock * _division.BlockPanels, worker);
        }
    }

    private void MultiplyBlock(int batch, int rowBlock, int firstPanel, int worker)
    {
        Scratch scratch = _pool!.ScratchOf(worker);
        int firstRow = rowBlock * _division.BlockRows;
        int rows = Math.Min(_division.BlockRows, _shape.Rows - firstRow);
        int panels = Math.Min(_panels.Count - firstPanel, _division.BlockPanels);
        T** outputs = (T**)scratch.Rent(ScratchSlot.OutputTable, _division.BlockRows * sizeof(T*));
        T* output = _output + batch * _shape.OutputBatchStride + firstRow * _shape.OutputStride;
        for (int row = 0; row < rows; row++)
        {
            outputs[row] = output + row * _shape.OutputStride;
        }

        RowTiles<T> tiles = new(_kernel, _shape.TransposeLeft, rows, outputs, scratch);
        if (_dots)
        {
            MultiplyDots(batch, firstRow, rows, in tiles, scratch);
        }
        else
        {
            MultiplyPanels(batch, firstRow, rows, firstPanel, panels, in tiles, scratch);
        }

        if (_epilogue is not null)
        {
            Finish(batch, firstRow, rows, firstPanel * _kernel.Columns,
                Math.Min(_shape.Columns, (firstPanel + panels) * _kernel.Columns), worker);
        }
    }

    private void MultiplyDots(int batch, int firstRow, int rows, in RowTiles<T> tiles, Scratch scratch)
    {
        Tile<T> tile = new() { Segments = 1, SegmentLength = _shape.Inner };
        tile.Left = LeftTable(batch, firstRow, rows, 0, _shape.Inner, scratch);
        _panels.Find(batch, 0, 0, ref tile, scratch);
        tiles.RunDots(ref tile, _shape.Columns);
    }

    private void MultiplyPanels(
        int batch, int firstRow, int rows, int firstPanel, int panels, in RowTiles<T> tiles, Scratch scratch)
    {
        // Blocks begin at different panels, so that threads seldom want to pack the same one.
        int start = firstRow / _division.BlockRows % _pool!.Threads * panels / _pool.Threads;
        int k = 0;
        do
        {
            int inner = Math.Min(GemmDivision.InnerChunk, _shape.Inner - k);
            T** left = LeftTable(batch, firstRow, rows, k, inner, scratch);
            for (int step = 0; step < panels; step++)
            {
                int panel = firstPanel + (start + step) % panels;
                Tile<T> tile = new() { Left = left, Segments = 1, SegmentLength = inner, Accumulate = k > 0 };
                _panels.Find(batch, panel, k, ref tile, scratch);
                int column = panel * _kernel.Columns;
                tile.OutputOffset = column;
                tiles.Run(ref tile, _shape.Columns - column);
            }

            k += inner;
        }
        while (k < _shape.Inner);
    }

    // Pointers to the block's rows, or to its columns when the left operand is transposed.
    private T** LeftTable(int batch, int firstRow, int rows, int k, int inner, Scratch scratch)
    {
        T* source = _left + batch * _shape.LeftBatchStride
            + (_shape.TransposeLeft ? k * _shape.LeftStride + firstRow : firstRow * _shape.LeftStride + k);
        (int lines, int length) = _shape.TransposeLeft ? (inner, rows) : (rows, inner);
        int entries = Math.Max(GemmDivision.InnerChunk, _division.BlockRows);
        T** table = (T**)scratch.Rent(ScratchSlot.LeftTable, entries * sizeof(T*));
        if (!_copiesLeft)
        {
            for (int line = 0; line < lines; line++)
            {
                table[line] = source + line * _shape.LeftStride;
            }

            return table;
        }

        long stride = length + 2 * Scratch.LineElements<T>() - length % Scratch.LineElements<T>();
        T* copy = (T*)scratch.Rent(ScratchSlot.Patches, lines * stride * sizeof(T));
        for (int line = 0; line < lines; line++)
        {
            table[line] = copy + line * stride;
            new ReadOnlySpan<T>(source + line * _shape.LeftStride, length).CopyTo(new Span<T>(table[line], length));
        }

        return table;
    }

    private void Finish(int batch, int firstRow, int rows, int firstColumn, int endColumn, int worker)
    {
        long start = ((long)batch * _shape.Rows + firstRow) * _shape.Columns;
        if (endColumn - firstColumn == _shape.Columns)
        {
            _epilogue!.Apply(start, start + (long)rows * _shape.Columns, worker);
            return;
        }

        for (int row = 0; row < rows; row++, start += _shape.Columns)
        {
            _epilogue!.Apply(start + firstColumn, start + endColumn, worker);
        }
    }
}
