using System.Numerics;
using Saddle.Kernels.Products;
using Saddle.Kernels.Workers;

namespace Saddle.Kernels.Convolutions;

/// <summary>One filter position: which block of the filter it multiplies and where it reads the source.</summary>
internal readonly record struct Tap(int Filter, int RowOffset, int ColumnOffset);

/// <summary>Target pixels (StepRows i + Row, StepColumns j + Column), which all read the source through the same
/// taps.</summary>
internal readonly record struct Phase(int Row, int Column, int FirstTap, int Taps, TapRun[] Runs);

/// <summary>Every target pixel is a sum over taps of a source pixel times a filter block: a convolution (one phase) or
/// its input gradient (one phase for each residue of the stride, so that nothing is scattered).</summary>
/// <remarks>An implicit matrix product: the left operand is found through pointers to source pixels, never copied out,
/// except that pixels of few channels are gathered into dense rows first.</remarks>
internal sealed unsafe class PixelProduct<T> : IImageProduct<T>, IParallelBody
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int FewChannels = 16;
    private const int PixelsPerTask = 112;

    private readonly TileKernel<T> _kernel;
    private readonly int _batch;
    private readonly PixelGrid _source;
    private readonly PixelGrid _target;
    private readonly Tap[] _taps;
    private readonly Phase[] _phases;
    private readonly bool _transposesFilter;
    private readonly bool _gathers;
    private readonly bool _dots;
    private readonly int _panels;
    private readonly int _lines;
    private readonly FilterSize _filterSize;
    private readonly int _filterBlocks;
    private int _linesPerTask;
    private bool _packing;
    private T* _sources;
    private T* _filter;
    private T* _targets;
    private T* _packed;
    private IEpilogue? _epilogue;
    private WorkerPool? _pool;

    /// <summary>Plans the product. Grids carry steps and sizes; offsets come from taps and phases.</summary>
    public PixelProduct(
        TileKernel<T> kernel, int batch, PixelGrid source, PixelGrid target,
        Tap[] taps, Phase[] phases, bool transposesFilter)
    {
        (_kernel, _batch, _source, _target, _taps, _phases) = (kernel, batch, source, target, taps, phases);
        _transposesFilter = transposesFilter;
        _gathers = source.Channels < FewChannels;
        _dots = !_gathers && kernel.PrefersDots(target.Channels, source.Channels);
        _panels = (target.Channels + kernel.Columns - 1) / kernel.Columns;
        _lines = batch * target.Rows;
        _filterSize = FilterSize.Between(source.Channels, target.Channels, taps.Length, transposesFilter);
        _filterBlocks = (source.Channels + FilterPacking.Channels - 1) / FilterPacking.Channels;
    }

    private long PanelSize => (long)_taps.Length * _source.Channels * _kernel.Columns;

    public void Run(WorkerPool pool, T* source, T* filter, T* target, IEpilogue? epilogue)
    {
        if (_batch == 0 || _target.Height == 0 || _target.Width == 0 || _target.Channels == 0)
        {
            return;
        }

        (_pool, _epilogue) = (pool, epilogue);
        _sources = source;
        _filter = filter;
        _targets = target;
        Scratch own = pool.ScratchOf(pool.CurrentWorker);
        _packed = (T*)own.Rent(ScratchSlot.Panels, _panels * PanelSize * sizeof(T));
        _packing = true;
        pool.For(_dots ? _taps.Length : _panels * _filterBlocks, this);
        _packing = false;
        _linesPerTask = LinesPerTask(pool.Threads);
        pool.For((_lines + _linesPerTask - 1) / _linesPerTask, this);
        _epilogue = null;
    }

    void IParallelBody.Run(int index, int worker)
    {
        if (_packing && _dots)
        {
            PackColumns(index);
        }
        else if (_packing)
        {
            Pack(index / _filterBlocks, index % _filterBlocks, _pool!.ScratchOf(worker));
        }
        else
        {
            Multiply(index * _linesPerTask, worker);
        }
    }

    // Whole tiles where the width allows (fourteen rows divide seven lines of even length), unless that leaves threads
    // idle.
    private int LinesPerTask(int threads)
    {
        int whole = _kernel.Rows;
        for (int lines = 1; lines < whole; lines++)
        {
            if (lines * _target.Columns % _kernel.Rows == 0)
            {
                whole = lines;
            }
        }

        int pixels = whole * _target.Columns;
        int wanted = pixels > 8 * PixelsPerTask
            ? Math.Max(1, PixelsPerTask / _target.Columns)
            : whole * Math.Max(1, PixelsPerTask / pixels);
        return threads == 1 ? wanted : Math.Clamp(wanted, 1, Math.Max(1, _lines / (2 * threads)));
    }

    // For inner products: the filter as four columns, each one dense run over all taps and source channels.
    private void PackColumns(int tap)
    {
        int channels = _source.Channels, columns = _target.Channels;
        T* source = _filter + _taps[tap].Filter;
        T* target = _packed + (long)tap * channels;
        (long step, long stride, int taps) = _transposesFilter
            ? (columns, 1, _filterSize.Taps) : (1, channels, _filterSize.Taps);
        for (int column = 0; column < TileKernel<T>.MostDotColumns; column++, target += (long)_taps.Length * channels)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                target[channel] = column < columns ? source[(channel * step + column * stride) * taps] : T.Zero;
            }
        }
    }

    private void Pack(int panel, int block, Scratch scratch)
    {
        int columns = _kernel.Columns, taps = _filterSize.Taps, first = block * FilterPacking.Channels;
        int channels = Math.Min(FilterPacking.Channels, _source.Channels - first);
        T* rows = (T*)scratch.Rent(ScratchSlot.Staging, (long)FilterPacking.Channels * taps * columns * sizeof(T));
        FilterPacking.Pack(
            _filter, _filterSize, _transposesFilter, first..(first + channels), panel * columns, rows, columns);
        for (int tap = 0; tap < _taps.Length; tap++)
        {
            T* target = _packed + panel * PanelSize + ((long)tap * _source.Channels + first) * columns;
            for (int channel = 0; channel < channels; channel++, target += columns)
            {
                T* row = rows + ((long)channel * taps + _taps[tap].Filter) * columns;
                new Span<T>(row, columns).CopyTo(new(target, columns));
            }
        }
    }

    private void Multiply(int firstLine, int worker)
    {
        int lines = Math.Min(_linesPerTask, _lines - firstLine);
        Scratch scratch = _pool!.ScratchOf(worker);
        foreach (ref readonly Phase phase in _phases.AsSpan())
        {
            MultiplyPhase(in phase, firstLine, lines, scratch);
        }

        if (_epilogue is not null)
        {
            _epilogue.Apply(StartOf(firstLine), StartOf(firstLine + lines), worker);
        }
    }

    private void MultiplyPhase(in Phase phase, int firstLine, int lines, Scratch scratch)
    {
        int columns = (_target.Width - phase.Column + _target.ColumnStep - 1) / _target.ColumnStep;
        long first = (long)firstLine * columns;
        int pixels = lines * columns;
        if (pixels <= 0)
        {
            return;
        }

        T* nowhere = (T*)scratch.Rent(ScratchSlot.Staging, (_target.Channels + _kernel.Columns) * (long)sizeof(T));
        T** outputs = (T**)scratch.Rent(ScratchSlot.OutputTable, pixels * (long)sizeof(T*));
        PixelGrid target = _target with { Columns = columns, RowOffset = phase.Row, ColumnOffset = phase.Column };
        target.Locate(_targets, first, pixels, nowhere, outputs);
        Tile<T> tile = FindSources(in phase, columns, first, pixels, scratch);
        RowTiles<T> tiles = new(_kernel, byColumns: false, pixels, outputs, scratch);
        if (_dots)
        {
            tile.Right = _packed + (long)phase.FirstTap * _source.Channels;
            tile.RightStep = (long)_taps.Length * _source.Channels;
            tiles.RunDots(ref tile, _target.Channels);
            return;
        }

        for (int panel = 0; panel < _panels; panel++)
        {
            tile.Right = _packed + panel * PanelSize + (long)phase.FirstTap * _source.Channels * _kernel.Columns;
            tile.OutputOffset = panel * _kernel.Columns;
            tiles.Run(ref tile, _target.Channels - panel * _kernel.Columns);
        }
    }

    private Tile<T> FindSources(in Phase phase, int columns, long first, int pixels, Scratch scratch)
    {
        int channels = _source.Channels;
        PixelGrid source = _source with { Columns = columns };
        T* zeros = (T*)scratch.Rent(ScratchSlot.Zeros, channels * (long)sizeof(T));
        T** table = (T**)scratch.Rent(ScratchSlot.LeftTable, (phase.Taps + 1) * (long)pixels * sizeof(T*));
        Tile<T> tile = new() { RightStep = _kernel.Columns, TableStride = pixels, Left = table };
        if (_gathers)
        {
            int length = phase.Taps * channels;
            T* patches = (T*)scratch.Rent(ScratchSlot.Patches, (long)pixels * length * sizeof(T));
            TapRun.Gather(phase.Runs, in source, _sources, first, pixels, patches, length);
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                table[pixel] = patches + (long)pixel * length;
            }

            (tile.Segments, tile.SegmentLength) = (1, length);
            return tile;
        }

        for (int tap = 0; tap < phase.Taps; tap++)
        {
            Tap at = _taps[phase.FirstTap + tap];
            PixelGrid shifted = source with { RowOffset = at.RowOffset, ColumnOffset = at.ColumnOffset };
            shifted.Locate(_sources, first, pixels, zeros, table + (long)tap * pixels);
        }

        (tile.Segments, tile.SegmentLength) = (phase.Taps, channels);
        return tile;
    }

    // The first output element of a line of the target grid.
    private long StartOf(int line)
    {
        long image = line / _target.Rows, row = line % _target.Rows * _target.RowStep;
        return (image * _target.Height + row) * _target.Width * _target.Channels;
    }
}
