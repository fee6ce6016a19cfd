using System.Numerics;
using Saddle.Kernels.Products;
using Saddle.Kernels.Reductions;
using Saddle.Kernels.Workers;

namespace Saddle.Kernels.Convolutions;

/// <summary>The gradient of a filter: for each tap, the product of the input pixels it read and the output's gradient,
/// summed over all pixels.</summary>
/// <remarks>Pixels are cut into parts and these into chunks, both by sizes only. A part's chunks are summed in order
/// into a filter of its own, then the parts in order. A chunk of the output's gradient is packed once for all
/// taps.</remarks>
internal sealed unsafe class FilterProduct<T> : IFilterProduct<T>, IParallelBody
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int ChunkPixels = 256;
    private const int FewChannels = 16;
    private const int WantedTasks = 16;
    private const int PartialLimit = 1 << 20;
    private const int SumChannels = 4;

    private readonly ConvolutionGeometry _geometry;
    private readonly TileKernel<T> _kernel;
    private readonly Tap[] _taps;
    private readonly TapRun[] _runs;
    private readonly PixelGrid _grid;
    private readonly bool _gathers;
    private readonly bool _narrow;
    private readonly int _panels;
    private readonly int _parts;
    private readonly int _groupBlock;
    private readonly int _groupBlocks;
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
        _runs = TapRun.Join(taps);
        _gathers = geometry.InputChannels < FewChannels;
        _narrow = !_gathers && geometry.OutputChannels < FewChannels / 2;
        _panels = (PanelChannels + kernel.Columns - 1) / kernel.Columns;
        _pixels = (long)geometry.Batch * geometry.OutputHeight * geometry.OutputWidth;
        long chunks = Math.Max(1, (_pixels + ChunkPixels - 1) / ChunkPixels);
        long affordable = Math.Min(WantedTasks, PartialLimit / Math.Max(1, geometry.FilterLength));
        long partChunks = (chunks + Math.Clamp(affordable, 1, (chunks + 1) / 2) - 1)
            / Math.Clamp(affordable, 1, (chunks + 1) / 2);
        _partPixels = partChunks * ChunkPixels;
        _parts = (int)((chunks + partChunks - 1) / partChunks);
        int blocks = Math.Clamp(WantedTasks / _parts, 1, Math.Max(1, Groups));
        _groupBlock = (Groups + blocks - 1) / blocks;
        _groupBlocks = _groupBlock == 0 ? 0 : (Groups + _groupBlock - 1) / _groupBlock;
    }

    // Taps are separate groups of rows, or all rows of one group when gathered.
    private int Groups => _gathers ? Math.Min(1, _taps.Length) : _taps.Length;

    // A narrow output gradient is the left operand, so that vectors run along the input's channels.
    private int GroupRows => _narrow ? _geometry.OutputChannels
        : _gathers ? _taps.Length * _geometry.InputChannels : _geometry.InputChannels;

    private int PanelChannels => _narrow ? _geometry.InputChannels : _geometry.OutputChannels;

    public void Run(WorkerPool pool, T* input, T* outputGradient, T* filterGradient)
    {
        if (_geometry.FilterLength == 0)
        {
            return;
        }

        _pool = pool;
        _input = input;
        _outputGradient = outputGradient;
        _filterGradient = filterGradient;
        Scratch own = pool.ScratchOf(pool.CurrentWorker);
        _partials = (T*)own.Rent(ScratchSlot.Partial, _parts * _geometry.FilterLength * sizeof(T));
        _summing = false;
        pool.For(_parts * _groupBlocks, this);
        _summing = true;
        pool.For((_geometry.InputChannels + SumChannels - 1) / SumChannels, this);
    }

    void IParallelBody.Run(int index, int worker)
    {
        if (_summing)
        {
            Sum(index * SumChannels);
        }
        else
        {
            Multiply(index / _groupBlocks, index % _groupBlocks * _groupBlock, _pool!.ScratchOf(worker));
        }
    }

    private void Multiply(int part, int firstGroup, Scratch scratch)
    {
        int groups = Math.Min(_groupBlock, Groups - firstGroup), rows = groups * GroupRows;
        long each = (long)GroupRows * PanelChannels, length = groups * each;
        T* target = _partials + part * _geometry.FilterLength + firstGroup * each;
        T* sums = _narrow ? (T*)scratch.Rent(ScratchSlot.Turned, length * sizeof(T)) : target;
        T** outputs = (T**)scratch.Rent(ScratchSlot.OutputTable, rows * (long)sizeof(T*));
        for (int row = 0; row < rows; row++)
        {
            outputs[row] = sums + (long)row * PanelChannels;
        }

        long first = part * _partPixels, end = Math.Min(_pixels, first + _partPixels), at = first;
        do
        {
            int pixels = (int)Math.Min(ChunkPixels, end - at);
            Tile<T> tile = new() { Segments = 1, SegmentLength = pixels, Accumulate = at > first };
            T* packed = null;
            for (int group = 0; group < groups; group++)
            {
                T** inputs = FindInputs(firstGroup + group, at, pixels, scratch);
                if (_narrow || group == 0)
                {
                    packed = PackChunk(inputs, at, pixels, scratch);
                }

                tile.Left = _narrow ? FindOutputs(at, pixels, scratch) : inputs;
                MultiplyGroup(ref tile, packed, outputs + group * GroupRows, scratch);
            }

            at += pixels;
        }
        while (at < end);
        if (_narrow)
        {
            Turn(sums, groups, target);
        }
    }

    private void MultiplyGroup(ref Tile<T> tile, T* packed, T** outputs, Scratch scratch)
    {
        RowTiles<T> tiles = new(_kernel, byColumns: true, GroupRows, outputs, scratch);
        tile.RightStep = _kernel.Columns;
        for (int panel = 0; panel < _panels; panel++)
        {
            int column = panel * _kernel.Columns;
            tile.Right = packed + tile.SegmentLength * column;
            tile.OutputOffset = column;
            tiles.Run(ref tile, PanelChannels - column);
        }
    }

    private T* PackChunk(T** inputs, long first, int pixels, Scratch scratch)
    {
        int columns = _kernel.Columns, stride = PanelChannels;
        T* packed = (T*)scratch.Rent(ScratchSlot.Staging, (long)ChunkPixels * columns * _panels * sizeof(T));
        for (int column = 0; column < stride; column += columns)
        {
            T* panel = packed + (long)pixels * column;
            int valid = Math.Min(columns, stride - column);
            if (_narrow)
            {
                PanelPacking.PackRows(inputs, column, pixels, valid, panel, columns);
            }
            else
            {
                PanelPacking.Pack(
                    _outputGradient + first * stride + column, stride, false, pixels, valid, panel, columns);
            }
        }

        return packed;
    }

    private T** FindOutputs(long first, int pixels, Scratch scratch)
    {
        T** table = (T**)scratch.Rent(ScratchSlot.LeftTable, ChunkPixels * sizeof(T*));
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            table[pixel] = _outputGradient + (first + pixel) * _geometry.OutputChannels;
        }

        return table;
    }

    // From [tap, output channel, input channel] to [tap, input channel, output channel].
    private void Turn(T* sums, int groups, T* target)
    {
        (int rows, int columns) = (GroupRows, PanelChannels);
        for (int group = 0; group < groups; group++, sums += (long)rows * columns, target += (long)rows * columns)
        {
            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < columns; column++)
                {
                    target[(long)column * rows + row] = sums[(long)row * columns + column];
                }
            }
        }
    }

    private T** FindInputs(int group, long first, int pixels, Scratch scratch)
    {
        int channels = _geometry.InputChannels;
        T** table = (T**)scratch.Rent(ScratchSlot.LeftTable, ChunkPixels * sizeof(T*));
        if (!_gathers)
        {
            T* zeros = (T*)scratch.Rent(ScratchSlot.Zeros, channels * (long)sizeof(T));
            Tap tap = _taps[group];
            PixelGrid grid = _grid with { RowOffset = tap.RowOffset, ColumnOffset = tap.ColumnOffset };
            grid.Locate(_input, first, pixels, zeros, table);
            return table;
        }

        T* patches = (T*)scratch.Rent(ScratchSlot.Patches, (long)ChunkPixels * GroupRows * sizeof(T));
        TapRun.Gather(_runs, in _grid, _input, first, pixels, patches, GroupRows);
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            table[pixel] = patches + (long)pixel * GroupRows;
        }

        return table;
    }

    // The parts of a few input channels, one after the other, and then to their place in the filter.
    private void Sum(int first)
    {
        int inputs = Math.Min(SumChannels, _geometry.InputChannels - first), width = _geometry.OutputChannels;
        long tapStride = (long)_geometry.InputChannels * width;
        T* rows = _partials + (long)first * width;
        for (int tap = 0; tap < _taps.Length; tap++)
        {
            T* sum = rows + tap * tapStride;
            for (int part = 1; part < _parts; part++)
            {
                Reduction.AddRowsInto(sum, sum + part * _geometry.FilterLength, 1, inputs * width);
            }
        }

        FilterSize size = new(width, _geometry.InputChannels, _taps.Length);
        FilterPacking.Unpack(rows, tapStride, _filterGradient, size, first, inputs);
    }
}
