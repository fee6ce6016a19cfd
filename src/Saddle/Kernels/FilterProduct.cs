using System.Numerics;

namespace Saddle.Kernels;

/// <summary>The gradient of a filter: for each tap, the product of the input pixels it read and the output's gradient, summed
/// over all pixels.</summary>
/// <remarks>Pixels are summed in chunks of <see cref="ChunkPixels"/> in order; where the filter alone has too few tiles to share,
/// the pixels are cut into a number of parts that depends on the sizes only, and the parts are added in order.</remarks>
internal sealed unsafe class FilterProduct<T> : IParallelBody
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int ChunkPixels = 256;
    private const int FewChannels = 16;
    private const int WantedUnits = 16;
    private const int SumBlock = 4096;

    private readonly ConvolutionGeometry _geometry;
    private readonly TileKernel<T> _kernel;
    private readonly Tap[] _taps;
    private readonly PixelGrid _grid;
    private readonly bool _gathers;
    private readonly int _panels;
    private readonly int _parts;
    private readonly long _pixels;
    private readonly long _partPixels;
    private bool _summing;
    private T* _input;
    private T* _outputGradient;
    private T* _filterGradient;
    private T* _partials;
    private WorkerPool? _pool;

    public FilterProduct(ConvolutionGeometry geometry, TileKernel<T> kernel, Tap[] taps, PixelGrid grid)
    {
        (_geometry, _kernel, _taps, _grid) = (geometry, kernel, taps, grid);
        _gathers = geometry.InputChannels < FewChannels;
        _panels = (geometry.OutputChannels + kernel.Columns - 1) / kernel.Columns;
        _pixels = (long)geometry.Batch * geometry.OutputHeight * geometry.OutputWidth;
        long wanted = (WantedUnits + Math.Max(1, Groups * _panels) - 1) / Math.Max(1, Groups * _panels);
        long chunks = (_pixels + ChunkPixels - 1) / ChunkPixels;
        long partChunks = Math.Max(4, (chunks + wanted - 1) / wanted);
        _partPixels = partChunks * ChunkPixels;
        _parts = (int)Math.Max(1, (chunks + partChunks - 1) / partChunks);
    }

    // Taps are separate groups of rows, or all rows of one group when gathered.
    private int Groups => _gathers ? Math.Min(1, _taps.Length) : _taps.Length;

    private int GroupRows => _gathers ? _taps.Length * _geometry.InputChannels : _geometry.InputChannels;

    public void Run(WorkerPool pool, T* input, T* outputGradient, T* filterGradient)
    {
        if (_geometry.FilterLength == 0)
            return;
        _pool = pool;
        _input = input;
        _outputGradient = outputGradient;
        _filterGradient = filterGradient;
        Scratch own = pool.ScratchOf(pool.CurrentWorker);
        _partials = (T*)own.Rent(ScratchSlot.Partial, (_parts - 1) * _geometry.FilterLength * sizeof(T));
        _summing = false;
        pool.For(_parts * Groups * _panels, this);
        _summing = true;
        if (_parts > 1)
            pool.For((int)((_geometry.FilterLength + SumBlock - 1) / SumBlock), this);
    }

    void IParallelBody.Run(int index, int worker)
    {
        if (_summing)
            Sum(index * (long)SumBlock);
        else
            Multiply(index / (Groups * _panels), index / _panels % Groups, index % _panels, worker);
    }

    private void Multiply(int part, int group, int panel, int worker)
    {
        Scratch scratch = _pool!.ScratchOf(worker);
        int column = panel * _kernel.Columns;
        T* target = (part == 0 ? _filterGradient : _partials + (part - 1) * _geometry.FilterLength)
            + (long)group * GroupRows * _geometry.OutputChannels;
        T** outputs = (T**)scratch.Rent(ScratchSlot.OutputTable, GroupRows * (long)sizeof(T*));
        for (int row = 0; row < GroupRows; row++)
            outputs[row] = target + (long)row * _geometry.OutputChannels;
        RowTiles<T> tiles = new(_kernel, byColumns: true, GroupRows, outputs, scratch);
        long first = part * _partPixels, end = Math.Min(_pixels, first + _partPixels), at = first;
        do
        {
            int pixels = (int)Math.Min(ChunkPixels, end - at);
            Tile<T> tile = new() { Segments = 1, SegmentLength = pixels, Accumulate = at > first, OutputOffset = column };
            tile.Left = FindInputs(group, at, pixels, scratch);
            tile.Right = PackPanel(column, at, pixels, scratch);
            tile.RightStep = _kernel.Columns;
            tiles.Run(ref tile, _geometry.OutputChannels - column);
            at += pixels;
        }
        while (at < end);
    }

    private T* PackPanel(int column, long first, int pixels, Scratch scratch)
    {
        int columns = _kernel.Columns, stride = _geometry.OutputChannels;
        T* panel = (T*)scratch.Rent(ScratchSlot.Staging, (long)ChunkPixels * columns * sizeof(T));
        T* source = _outputGradient + first * stride + column;
        PanelPacking.Pack(source, stride, false, pixels, Math.Min(columns, stride - column), panel, columns);
        return panel;
    }

    private T** FindInputs(int group, long first, int pixels, Scratch scratch)
    {
        int channels = _geometry.InputChannels;
        int taps = _gathers ? _taps.Length : 1;
        T* zeros = (T*)scratch.Rent(ScratchSlot.Zeros, channels * (long)sizeof(T));
        T** table = (T**)scratch.Rent(ScratchSlot.LeftTable, (taps + 1L) * ChunkPixels * sizeof(T*));
        for (int tap = 0; tap < taps; tap++)
        {
            Tap read = _taps[group + tap];
            PixelGrid grid = _grid with { RowOffset = read.RowOffset, ColumnOffset = read.ColumnOffset };
            grid.Locate(_input, first, pixels, zeros, table + (long)tap * pixels);
        }
        if (!_gathers)
            return table;
        T* patches = (T*)scratch.Rent(ScratchSlot.Patches, (long)ChunkPixels * GroupRows * sizeof(T));
        Patches.Gather(table, taps, pixels, channels, patches, GroupRows);
        for (int pixel = 0; pixel < pixels; pixel++)
            table[pixel] = patches + (long)pixel * GroupRows;
        return table;
    }

    private void Sum(long begin)
    {
        int count = (int)Math.Min(SumBlock, _geometry.FilterLength - begin);
        Span<T> total = new(_filterGradient + begin, count);
        for (int part = 1; part < _parts; part++)
        {
            ReadOnlySpan<T> next = new(_partials + (part - 1) * _geometry.FilterLength + begin, count);
            System.Numerics.Tensors.TensorPrimitives.Add(total, next, total);
        }
    }
}
