using System.Numerics;

namespace Saddle.Kernels;

/// <summary>Matrix products of one shape, planned once and run many times without allocating.</summary>
/// <remarks>Bits depend on shape, width and operands only, never on threads: an element is one chain of fused
/// multiply-adds for each <see cref="InnerChunk"/> of k, chunks added in order; of up to four columns, one chain for
/// each lane, lanes added at the end. An instance runs one call at a time.</remarks>
internal sealed unsafe class Gemm<T> : IParallelBody
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int InnerChunk = 1024;
    private const long PackedLimit = 16L << 20;
    private const long WorkPerTask = 1L << 20;
    private const int BlockTiles = 8;

    private readonly GemmShape _shape;
    private readonly TileKernel<T> _kernel;
    private readonly int _panels;
    private readonly int _packedPanels;
    private readonly long _panelSize;
    private readonly bool _copiesLeft;
    private readonly bool _dots;
    private readonly Gemm<T>? _swapped;
    private readonly SmallProduct<T>? _small;
    private int _blockRows, _rowBlocks, _blockPanels, _panelBlocks, _batchesPerTask, _firstBatch, _groupEnd;
    private bool _packing;
    private T* _left;
    private T* _right;
    private T* _output;
    private T* _packed;
    private IEpilogue? _epilogue;
    private WorkerPool? _pool;

    public Gemm(GemmShape shape, VectorWidth width)
    {
        _shape = shape.Fold();
        _kernel = TileKernels.For<T>(width);
        _small = SmallProduct<T>.For(_shape, width);
        if (PrefersSwap(_shape))
            _swapped = new(_shape.Swap(), width);
        _dots = !_shape.TransposeLeft && _kernel.PrefersDots(_shape.Columns, _shape.Inner);
        int columns = _kernel.Columns;
        _panels = (_shape.Columns + columns - 1) / columns;
        bool packs = _dots || _shape.TransposeRight || (_shape.Rows > 2 * _kernel.Rows && _shape.Inner > 8);
        _packedPanels = packs ? _panels : _shape.Columns % columns == 0 ? 0 : 1;
        _panelSize = (long)_shape.Inner * columns;
        // Rows a multiple of 1 KiB apart fall into the same few cache sets.
        _copiesLeft = _panels > 2 && _shape.Inner >= 64 && _shape.LeftStride * sizeof(T) % 1024 == 0;
    }

    /// <summary>Computes all products; <paramref name="epilogue"/> sees the output as dense [batch, rows,
    /// columns].</summary>
    public void Run(WorkerPool pool, T* left, T* right, T* output, IEpilogue? epilogue = null)
    {
        (_pool, _epilogue) = (pool, epilogue);
        _left = left;
        _right = right;
        _output = output;
        if (_shape.Batch == 0 || _shape.Rows == 0 || _shape.Columns == 0)
            return;
        if (_small is not null)
        {
            int worker = pool.CurrentWorker;
            _small.Run(left, right, output, epilogue, pool.ScratchOf(worker), worker);
            return;
        }
        if (_swapped is not null)
        {
            RunSwapped(pool);
            return;
        }
        bool shared = _shape.RightBatchStride == 0 || _shape.Batch == 1;
        long perBatch = _packedPanels * _panelSize;
        int group = shared || perBatch == 0
            ? _shape.Batch
            : (int)Math.Clamp(PackedLimit / (perBatch * sizeof(T)), 1, _shape.Batch);
        int packedBatches = shared ? 1 : group;
        _packed = (T*)pool.ScratchOf(pool.CurrentWorker)
            .Rent(ScratchSlot.Panels, packedBatches * perBatch * sizeof(T));
        for (_firstBatch = 0; _firstBatch < _shape.Batch; _firstBatch += group)
        {
            _groupEnd = Math.Min(_shape.Batch, _firstBatch + group);
            _packing = true;
            pool.For((shared ? 1 : _groupEnd - _firstBatch) * _packedPanels, this);
            _packing = false;
            pool.For(Divide(_groupEnd - _firstBatch, pool.Threads), this);
        }
        _epilogue = null;
    }

    // Few columns of a transposed left operand, or few rows against a transposed right one: computed as the transposed
    // product.
    private bool PrefersSwap(GemmShape shape)
    {
        const int few = TileKernel<T>.MostDotColumns;
        return (shape.TransposeLeft && shape.Columns <= few && shape.Rows > few)
            || (shape.TransposeRight && shape.Rows <= few && shape.Columns > few && shape.Inner >= _kernel.Lanes);
    }

    private void RunSwapped(WorkerPool pool)
    {
        long each = (long)_shape.Rows * _shape.Columns;
        T* turned = (T*)pool.ScratchOf(pool.CurrentWorker)
            .Rent(ScratchSlot.Partial, _shape.Batch * each * sizeof(T));
        _swapped!.Run(pool, _right, _left, turned);
        for (int batch = 0; batch < _shape.Batch; batch++, turned += each)
        {
            T* output = _output + batch * _shape.OutputBatchStride;
            for (int row = 0; row < _shape.Rows; row++)
            {
                for (int column = 0; column < _shape.Columns; column++)
                    output[row * _shape.OutputStride + column] = turned[(long)column * _shape.Rows + row];
            }
        }
        _epilogue?.Apply(0, _shape.Batch * each, pool.CurrentWorker);
        _epilogue = null;
    }

    void IParallelBody.Run(int index, int worker)
    {
        if (_packing)
            PackPanel(index / _packedPanels, index % _packedPanels);
        else
            Multiply(index, worker);
    }

    // Cuts the output into tasks; any cut gives the same bits.
    private int Divide(int batches, int threads)
    {
        int tiles = (_shape.Rows + _kernel.Rows - 1) / _kernel.Rows;
        long work = 2L * _shape.Rows * _shape.Columns * Math.Max(1, _shape.Inner);
        long tasks = threads == 1 ? 1 : Math.Clamp(work * batches / WorkPerTask, 1, 4 * threads);
        long tasksPerBatch = (tasks + batches - 1) / batches;
        int blockTiles = (int)Math.Clamp(tiles / tasksPerBatch, 1, BlockTiles);
        _blockRows = blockTiles * _kernel.Rows;
        _rowBlocks = (_shape.Rows + _blockRows - 1) / _blockRows;
        long cuts = Math.Clamp((tasksPerBatch + _rowBlocks - 1) / _rowBlocks, 1, _panels);
        _blockPanels = (int)((_panels + cuts - 1) / cuts);
        _panelBlocks = (_panels + _blockPanels - 1) / _blockPanels;
        _batchesPerTask = tasksPerBatch > 1 || _rowBlocks * _panelBlocks > 1 ? 1 : (int)((batches + tasks - 1) / tasks);
        return (batches + _batchesPerTask - 1) / _batchesPerTask * _rowBlocks * _panelBlocks;
    }

    private void PackPanel(int batch, int panel)
    {
        if (_dots)
        {
            PackDots(batch);
            return;
        }
        int columns = _kernel.Columns;
        int column = (_panels - _packedPanels + panel) * columns;
        T* source = _right + (_firstBatch + batch) * _shape.RightBatchStride
            + (_shape.TransposeRight ? column * _shape.RightStride : column);
        T* target = _packed + (batch * (long)_packedPanels + panel) * _panelSize;
        PanelPacking.Pack(source, _shape.RightStride, _shape.TransposeRight, _shape.Inner,
            Math.Min(columns, _shape.Columns - column), target, columns);
    }

    // The right operand as four dense columns, zero where there are fewer.
    private void PackDots(int batch)
    {
        T* source = _right + (_firstBatch + batch) * _shape.RightBatchStride;
        T* target = _packed + batch * _panelSize;
        (long step, long stride) = _shape.TransposeRight ? (1L, _shape.RightStride) : (_shape.RightStride, 1L);
        for (int column = 0; column < TileKernel<T>.MostDotColumns; column++, target += _shape.Inner)
        {
            for (int k = 0; k < _shape.Inner; k++)
                target[k] = column < _shape.Columns ? source[k * step + column * stride] : T.Zero;
        }
    }

    private void Multiply(int index, int worker)
    {
        int panelBlock = index % _panelBlocks, rest = index / _panelBlocks;
        int rowBlock = rest % _rowBlocks, batchBlock = rest / _rowBlocks;
        int begin = _firstBatch + batchBlock * _batchesPerTask;
        int end = Math.Min(_groupEnd, begin + _batchesPerTask);
        for (int batch = begin; batch < end; batch++)
            MultiplyBlock(batch, rowBlock * _blockRows, panelBlock * _blockPanels, worker);
    }

    private void MultiplyBlock(int batch, int firstRow, int firstPanel, int worker)
    {
        Scratch scratch = _pool!.ScratchOf(worker);
        int rows = Math.Min(_blockRows, _shape.Rows - firstRow);
        int endPanel = Math.Min(_panels, firstPanel + _blockPanels);
        T** outputs = (T**)scratch.Rent(ScratchSlot.OutputTable, _blockRows * sizeof(T*));
        T* output = _output + batch * _shape.OutputBatchStride + firstRow * _shape.OutputStride;
        for (int row = 0; row < rows; row++)
            outputs[row] = output + row * _shape.OutputStride;
        RowTiles<T> tiles = new(_kernel, _shape.TransposeLeft, rows, outputs, scratch);
        if (_dots)
            MultiplyDots(batch, firstRow, rows, in tiles, scratch);
        else
            MultiplyPanels(batch, firstRow, rows, firstPanel, endPanel, in tiles, scratch);
        if (_epilogue is not null)
            Finish(batch, firstRow, rows, firstPanel * _kernel.Columns,
                Math.Min(_shape.Columns, endPanel * _kernel.Columns), worker);
    }

    private void MultiplyDots(int batch, int firstRow, int rows, in RowTiles<T> tiles, Scratch scratch)
    {
        Tile<T> tile = new() { Segments = 1, SegmentLength = _shape.Inner, RightStep = _shape.Inner };
        tile.Left = LeftTable(batch, firstRow, rows, 0, _shape.Inner, scratch);
        tile.Right = _packed + (_shape.RightBatchStride == 0 ? 0 : batch - _firstBatch) * _panelSize;
        tiles.RunDots(ref tile, _shape.Columns);
    }

    private void MultiplyPanels(
        int batch, int firstRow, int rows, int firstPanel, int endPanel, in RowTiles<T> tiles, Scratch scratch)
    {
        int k = 0;
        do
        {
            int inner = Math.Min(InnerChunk, _shape.Inner - k);
            T** left = LeftTable(batch, firstRow, rows, k, inner, scratch);
            for (int panel = firstPanel; panel < endPanel; panel++)
            {
                Tile<T> tile = new() { Left = left, Segments = 1, SegmentLength = inner, Accumulate = k > 0 };
                FindPanel(batch, panel, k, ref tile);
                int column = panel * _kernel.Columns;
                tile.OutputOffset = column;
                tiles.Run(ref tile, _shape.Columns - column);
            }
            k += inner;
        }
        while (k < _shape.Inner);
    }

    private void FindPanel(int batch, int panel, long k, ref Tile<T> tile)
    {
        int packed = panel - (_panels - _packedPanels);
        if (packed >= 0)
        {
            long batchInGroup = _shape.RightBatchStride == 0 ? 0 : batch - _firstBatch;
            tile.RightStep = _kernel.Columns;
            tile.Right = _packed + (batchInGroup * _packedPanels + packed) * _panelSize + k * _kernel.Columns;
        }
        else
        {
            tile.RightStep = _shape.RightStride;
            tile.Right = _right + batch * _shape.RightBatchStride + k * _shape.RightStride + panel * _kernel.Columns;
        }
    }

    // Pointers to the block's rows, or to its columns when the left operand is transposed.
    private T** LeftTable(int batch, int firstRow, int rows, int k, int inner, Scratch scratch)
    {
        T* source = _left + batch * _shape.LeftBatchStride
            + (_shape.TransposeLeft ? k * _shape.LeftStride + firstRow : firstRow * _shape.LeftStride + k);
        (int lines, int length) = _shape.TransposeLeft ? (inner, rows) : (rows, inner);
        T** table = (T**)scratch.Rent(ScratchSlot.LeftTable, Math.Max(InnerChunk, _blockRows) * sizeof(T*));
        if (!_copiesLeft)
        {
            for (int line = 0; line < lines; line++)
                table[line] = source + line * _shape.LeftStride;
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
            _epilogue!.Apply(start + firstColumn, start + endColumn, worker);
    }
}
