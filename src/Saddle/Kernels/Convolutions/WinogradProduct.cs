using System.Numerics;
using Saddle.Kernels.Products;
using Saddle.Kernels.Vectors;
using Saddle.Kernels.Workers;

namespace Saddle.Kernels.Convolutions;

/// <summary>A convolution or its input gradient by minimal filtering: tiles of the source and the filter are mapped to
/// points, multiplied there over all channels, and mapped back.</summary>
/// <remarks>For each point a matrix product of [tiles, source channels] and [source channels, target channels]. A task
/// takes whole rows of tiles through all three stages, so what lies between them stays in its core's cache.</remarks>
internal sealed unsafe class WinogradProduct<T> : IImageProduct<T>, IParallelBody
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int TileSize = WinogradMaps<T>.TileSize;
    private const int BlockBytes = 640 * 1024;

    private readonly TileKernel<T> _kernel;
    private readonly WinogradMaps<T> _maps;
    private readonly PixelGrid _source;
    private readonly PixelGrid _target;
    private readonly Phase[] _phases;
    private readonly TapSquare[][] _squares;
    private readonly TileGrid _grid;
    private readonly bool _transposesFilter;
    private readonly FilterSize _filterSize;
    private readonly int _filterBlocks;
    private readonly int _lines;
    private readonly int _inner;
    private readonly int _panels;
    private int _linesPerTask;
    private bool _packing;
    private T* _sources;
    private T* _filter;
    private T* _targets;
    private T* _packed;
    private IEpilogue? _epilogue;
    private WorkerPool? _pool;

    private WinogradProduct(
        WinogradMaps<T> maps, TileKernel<T> kernel, int batch, PixelGrid source, PixelGrid target,
        Phase[] phases, TapSquare[][] squares, bool transposesFilter)
    {
        (_maps, _kernel, _source, _target, _phases, _squares) = (maps, kernel, source, target, phases, squares);
        _transposesFilter = transposesFilter;
        int taps = squares.Sum(phase => phase.Sum(square => square.Filters.Length));
        _filterSize = FilterSize.Between(source.Channels, target.Channels, taps, transposesFilter);
        _filterBlocks = (source.Channels + FilterPacking.Channels - 1) / FilterPacking.Channels;
        _grid = TileGrid.Over(target.Rows, target.Columns, TileSize);
        _lines = batch * _grid.Rows;
        _inner = squares[0].Length * source.Channels;
        _panels = (target.Channels + kernel.Columns - 1) / kernel.Columns;
    }

    private int Squares => _squares[0].Length;

    // Rows of transformed tiles a cache line apart from a power of two, which would crowd few cache sets.
    private int SourceStride => _inner + _kernel.Lanes;

    private int TargetStride => _panels * _kernel.Columns + _kernel.Lanes;

    private long SourcePoint(int tiles) => WinogradMaps<T>.PointStride((long)tiles * SourceStride);

    private long TargetPoint(int tiles) => WinogradMaps<T>.PointStride((long)tiles * TargetStride);

    /// <summary>The product, where taps form squares and tiles save work; else null.</summary>
    public static WinogradProduct<T>? Plan(
        TileKernel<T> kernel, VectorWidth width, int batch, PixelGrid source, PixelGrid target,
        Tap[] taps, Phase[] phases, bool transposesFilter)
    {
        TapSquare[]?[] squares =
            [.. phases.Select(phase => TapSquare.Split(taps.AsSpan(phase.FirstTap, phase.Taps), in source))];
        return squares[0] is { } first
            && squares.All(each => each?[0].Size == first[0].Size && each.Length == first.Length)
            && WinogradMaps<T>.For(width, first[0].Size) is { } maps
            && maps.Saves(batch, target.Rows, target.Columns, source.Channels, target.Channels, kernel.Lanes)
            ? new(maps, kernel, batch, source, target, phases, squares!, transposesFilter)
            : null;
    }

    public void Run(WorkerPool pool, T* source, T* filter, T* target, IEpilogue? epilogue)
    {
        (_pool, _epilogue) = (pool, epilogue);
        _sources = source;
        _filter = filter;
        _targets = target;
        _packed = (T*)pool.ScratchOf(pool.CurrentWorker).Rent(
            ScratchSlot.Panels, (long)_phases.Length * _maps.Points * _panels * _inner * _kernel.Columns * sizeof(T));
        _packing = true;
        pool.For(_panels * _filterBlocks, this);
        _packing = false;
        _linesPerTask = LinesPerTask(pool.Threads);
        pool.For((_lines + _linesPerTask - 1) / _linesPerTask, this);
        _epilogue = null;
    }

    void IParallelBody.Run(int index, int worker)
    {
        if (_packing)
        {
            Pack(index / _filterBlocks, index % _filterBlocks, _pool!.ScratchOf(worker));
        }
        else
        {
            Multiply(index * _linesPerTask, worker);
        }
    }

    // As many tiles as the cache holds between the stages, in whole register tiles, unless that leaves threads idle.
    private int LinesPerTask(int threads)
    {
        int tiles = BlockBytes / (_maps.Points * (_inner + _target.Channels) * sizeof(T));
        tiles = Math.Clamp(tiles, 2 * _kernel.Rows, 8 * _kernel.Rows) / _kernel.Rows * _kernel.Rows;
        while (tiles > _kernel.Rows && (long)_lines * _grid.Columns < 8L * threads * tiles)
        {
            tiles -= _kernel.Rows;
        }

        return Math.Max(1, tiles / _grid.Columns);
    }

    // All points of one panel of the filter, for a few of its inner channels.
    private void Pack(int panel, int block, Scratch scratch)
    {
        int columns = _kernel.Columns, taps = _filterSize.Taps, first = block * FilterPacking.Channels;
        int channels = Math.Min(FilterPacking.Channels, _source.Channels - first);
        T* rows = (T*)scratch.Rent(ScratchSlot.Staging, (long)FilterPacking.Channels * taps * columns * sizeof(T));
        FilterPacking.Pack(
            _filter, _filterSize, _transposesFilter, first..(first + channels), panel * columns, rows, columns);
        T** from = stackalloc T*[_maps.Taps * _maps.Taps], points = stackalloc T*[_maps.Points];
        for (int phase = 0; phase < _phases.Length; phase++)
        {
            for (int square = 0; square < Squares; square++)
            {
                int[] filters = _squares[phase][square].Filters;
                for (int channel = 0; channel < channels; channel++)
                {
                    for (int tap = 0; tap < filters.Length; tap++)
                    {
                        from[tap] = rows + ((long)channel * taps + filters[tap]) * columns;
                    }

                    long row = (long)square * _source.Channels + first + channel;
                    for (int point = 0; point < _maps.Points; point++)
                    {
                        points[point] = PanelOf(phase, point, panel) + row * columns;
                    }

                    _maps.Filter.Run(from, 0, points, 0, columns);
                }
            }
        }
    }

    private T* PanelOf(int phase, int point, int panel) =>
        _packed + (((long)phase * _maps.Points + point) * _panels + panel) * _inner * _kernel.Columns;

    private void Multiply(int firstLine, int worker)
    {
        int lines = Math.Min(_linesPerTask, _lines - firstLine), tiles = lines * _grid.Columns;
        Scratch scratch = _pool!.ScratchOf(worker);
        T* sources = (T*)scratch.Rent(ScratchSlot.Patches, _maps.Points * SourcePoint(tiles) * sizeof(T));
        T* products = (T*)scratch.Rent(ScratchSlot.Turned, _maps.Points * TargetPoint(tiles) * sizeof(T));
        for (int phase = 0; phase < _phases.Length; phase++)
        {
            MapSources(phase, firstLine, lines, sources, scratch);
            for (int point = 0; point < _maps.Points; point++)
            {
                MultiplyPoint(phase, point, tiles, sources, products, scratch);
            }

            MapTargets(phase, firstLine, lines, products, scratch);
        }

        _epilogue?.Apply(StartOf(firstLine), StartOf(firstLine + lines), worker);
    }

    private void MapSources(int phase, int firstLine, int lines, T* sources, Scratch scratch)
    {
        T* zeros = (T*)scratch.Rent(ScratchSlot.Zeros, _source.Channels * (long)sizeof(T));
        T** pixels = stackalloc T*[_maps.Points], points = stackalloc T*[_maps.Points];
        int tiles = lines * _grid.Columns;
        long each = SourcePoint(tiles);
        for (int square = 0; square < Squares; square++)
        {
            TapSquare taps = _squares[phase][square];
            PixelGrid grid = _source with { RowOffset = taps.RowOffset, ColumnOffset = taps.ColumnOffset };
            for (int point = 0; point < _maps.Points; point++)
            {
                points[point] = sources + point * each + square * _source.Channels;
            }

            for (int tile = 0; tile < tiles; tile++)
            {
                (int line, int column) = (firstLine + tile / _grid.Columns, tile % _grid.Columns);
                _grid.Locate(in grid, _sources, line, column, TileSize, _maps.Size, zeros, pixels);
                _maps.Source.Run(pixels, 0, points, (long)tile * SourceStride, _source.Channels);
            }
        }
    }

    private void MultiplyPoint(int phase, int point, int tiles, T* sources, T* products, Scratch scratch)
    {
        T** left = (T**)scratch.Rent(ScratchSlot.LeftTable, tiles * (long)sizeof(T*));
        T** outputs = (T**)scratch.Rent(ScratchSlot.OutputTable, tiles * (long)sizeof(T*));
        sources += point * SourcePoint(tiles);
        products += point * TargetPoint(tiles);
        for (int row = 0; row < tiles; row++)
        {
            left[row] = sources + (long)row * SourceStride;
            outputs[row] = products + (long)row * TargetStride;
        }

        RowTiles<T> rows = new(_kernel, byColumns: false, tiles, outputs, scratch);
        for (int panel = 0; panel < _panels; panel++)
        {
            Tile<T> tile = new()
            {
                Left = left,
                Segments = 1,
                SegmentLength = _inner,
                Right = PanelOf(phase, point, panel),
                RightStep = _kernel.Columns,
                OutputOffset = panel * _kernel.Columns,
            };
            rows.Run(ref tile, _kernel.Columns);
        }
    }

    private void MapTargets(int phase, int firstLine, int lines, T* products, Scratch scratch)
    {
        T* nowhere = (T*)scratch.Rent(ScratchSlot.Staging, _target.Channels * (long)sizeof(T));
        T** pixels = stackalloc T*[TileSize * TileSize], points = stackalloc T*[_maps.Points];
        PixelGrid grid = _target with { RowOffset = _phases[phase].Row, ColumnOffset = _phases[phase].Column };
        int tiles = lines * _grid.Columns;
        long each = TargetPoint(tiles);
        for (int point = 0; point < _maps.Points; point++)
        {
            points[point] = products + point * each;
        }

        for (int tile = 0; tile < tiles; tile++)
        {
            (int line, int column) = (firstLine + tile / _grid.Columns, tile % _grid.Columns);
            _grid.Locate(in grid, _targets, line, column, TileSize, TileSize, nowhere, pixels);
            _maps.Target.Run(points, (long)tile * TargetStride, pixels, 0, _target.Channels);
        }
    }

    // The first target element of a row of tiles.
    private long StartOf(int line)
    {
        long image = line / _grid.Rows, row = line % _grid.Rows * TileSize * _target.RowStep;
        return (image * _target.Height + Math.Min(row, _target.Height)) * _target.Width * _target.Channels;
    }
}
