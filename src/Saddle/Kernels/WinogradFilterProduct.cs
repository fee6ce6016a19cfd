using System.Numerics;

namespace Saddle.Kernels;

/// <summary>The gradient of a filter by minimal filtering: for each point the product of mapped source tiles and mapped
/// slopes over all tiles, mapped back to taps once at the end.</summary>
/// <remarks>Tiles are taken in chunks of fixed size and in order, whatever the number of threads: all share the mapping
/// of a chunk, then its products.</remarks>
internal sealed unsafe class WinogradFilterProduct<T> : IFilterProduct<T>, IParallelBody
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int TileSize = WinogradMaps<T>.TileSize;
    private const int ChunkTiles = 512;
    private const int RowBlockTiles = 8;
    private const int GatherChannels = 4;

    private readonly TileKernel<T> _kernel;
    private readonly WinogradMaps<T> _maps;
    private readonly TapSquare[] _squares;
    private readonly PixelGrid _source;
    private readonly PixelGrid _slope;
    private readonly TileGrid _grid;
    private readonly int _taps;
    private readonly int _lines;
    private readonly int _inner;
    private readonly int _panels;
    private readonly int _chunkLines;
    private readonly int _rowBlock;
    private readonly int _rowBlocks;
    private Stage _stage;
    private int _firstLine;
    private int _tiles;
    private T* _input;
    private T* _outputGradient;
    private T* _filterGradient;
    private T* _sources;
    private T* _slopes;
    private T* _sums;
    private WorkerPool? _pool;

    private WinogradFilterProduct(
        WinogradMaps<T> maps, TileKernel<T> kernel, int batch, TapSquare[] squares, PixelGrid source, PixelGrid slope)
    {
        (_maps, _kernel, _squares, _source, _slope) = (maps, kernel, squares, source, slope);
        _grid = TileGrid.Over(slope.Rows, slope.Columns, TileSize);
        _taps = squares.Sum(square => square.Filters.Length);
        _lines = batch * _grid.Rows;
        _inner = squares.Length * source.Channels;
        _panels = (slope.Channels + kernel.Columns - 1) / kernel.Columns;
        _chunkLines = Math.Max(1, ChunkTiles / _grid.Columns);
        _rowBlock = RowBlockTiles * kernel.Rows;
        _rowBlocks = (_inner + _rowBlock - 1) / _rowBlock;
    }

    private enum Stage
    {
        Map,
        Multiply,
        Gather,
    }

    private int SourceStride => _inner + _kernel.Lanes;

    private long SourcePoint(long tiles) => WinogradMaps<T>.PointStride(tiles * SourceStride);

    private long SlopePoint(long tiles) => WinogradMaps<T>.PointStride(tiles * _panels * _kernel.Columns);

    /// <summary>The product, where taps form squares and tiles save work; else null.</summary>
    public static WinogradFilterProduct<T>? Plan(
        TileKernel<T> kernel, VectorWidth width, int batch, Tap[] taps, PixelGrid source, PixelGrid slope) =>
        TapSquare.Split(taps, in source) is { } squares
        && WinogradMaps<T>.For(width, squares[0].Size) is { } maps
        && maps.Saves(batch, slope.Rows, slope.Columns, source.Channels, slope.Channels, kernel.Lanes)
            ? new(maps, kernel, batch, squares, source, slope)
            : null;

    public void Run(WorkerPool pool, T* input, T* outputGradient, T* filterGradient)
    {
        _pool = pool;
        _input = input;
        _outputGradient = outputGradient;
        _filterGradient = filterGradient;
        Scratch own = pool.ScratchOf(pool.CurrentWorker);
        long tiles = Math.Min(_chunkLines, _lines) * (long)_grid.Columns;
        _sources = (T*)own.Rent(ScratchSlot.Patches, _maps.Points * SourcePoint(tiles) * sizeof(T));
        _slopes = (T*)own.Rent(ScratchSlot.Turned, _maps.Points * SlopePoint(tiles) * sizeof(T));
        _sums = (T*)own.Rent(ScratchSlot.Panels, (long)_maps.Points * _inner * _slope.Channels * sizeof(T));
        for (_firstLine = 0; _firstLine < _lines; _firstLine += _chunkLines)
        {
            int lines = Math.Min(_chunkLines, _lines - _firstLine);
            _tiles = lines * _grid.Columns;
            _stage = Stage.Map;
            pool.For(lines, this);
            _stage = Stage.Multiply;
            pool.For(_maps.Points * _rowBlocks, this);
        }
        _stage = Stage.Gather;
        pool.For((_source.Channels + GatherChannels - 1) / GatherChannels, this);
    }

    void IParallelBody.Run(int index, int worker)
    {
        Scratch scratch = _pool!.ScratchOf(worker);
        if (_stage == Stage.Map)
            MapLine(index, scratch);
        else if (_stage == Stage.Multiply)
            Multiply(index / _rowBlocks, index % _rowBlocks * _rowBlock, scratch);
        else
            Gather(index * GatherChannels, scratch);
    }

    private void MapLine(int line, Scratch scratch)
    {
        int longest = Math.Max(_source.Channels, _slope.Channels);
        T* zeros = (T*)scratch.Rent(ScratchSlot.Zeros, longest * (long)sizeof(T));
        T** pixels = stackalloc T*[_maps.Points], points = stackalloc T*[_maps.Points];
        long each = SourcePoint(_tiles);
        for (int column = 0; column < _grid.Columns; column++)
        {
            long tile = (long)line * _grid.Columns + column;
            for (int square = 0; square < _squares.Length; square++)
            {
                TapSquare taps = _squares[square];
                PixelGrid grid = _source with { RowOffset = taps.RowOffset, ColumnOffset = taps.ColumnOffset };
                _grid.Locate(in grid, _input, _firstLine + line, column, TileSize, _maps.Size, zeros, pixels);
                for (int point = 0; point < _maps.Points; point++)
                    points[point] = _sources + point * each + tile * SourceStride + square * _source.Channels;
                _maps.Source.Run(pixels, points, _source.Channels);
            }
            _grid.Locate(in _slope, _outputGradient, _firstLine + line, column, TileSize, TileSize, zeros, pixels);
            MapSlopes(pixels, points, tile);
        }
    }

    private void MapSlopes(T** pixels, T** points, long tile)
    {
        int columns = _kernel.Columns;
        long each = SlopePoint(_tiles);
        for (int column = 0; column < _slope.Channels; column += columns)
        {
            for (int point = 0; point < _maps.Points; point++)
                points[point] = _slopes + point * each + (long)_tiles * column + tile * columns;
            _maps.Spread.Run(pixels, points, Math.Min(columns, _slope.Channels - column));
            for (int pixel = 0; pixel < TileSize * TileSize; pixel++)
                pixels[pixel] += columns;
        }
    }

    private void Multiply(int point, int firstRow, Scratch scratch)
    {
        int rows = Math.Min(_rowBlock, _inner - firstRow), columns = _kernel.Columns, width = _slope.Channels;
        T** left = (T**)scratch.Rent(ScratchSlot.LeftTable, _tiles * (long)sizeof(T*));
        T** outputs = (T**)scratch.Rent(ScratchSlot.OutputTable, _rowBlock * (long)sizeof(T*));
        for (int tile = 0; tile < _tiles; tile++)
            left[tile] = _sources + point * SourcePoint(_tiles) + (long)tile * SourceStride + firstRow;
        for (int row = 0; row < rows; row++)
            outputs[row] = _sums + ((long)point * _inner + firstRow + row) * width;
        RowTiles<T> tiles = new(_kernel, byColumns: true, rows, outputs, scratch);
        for (int column = 0; column < width; column += columns)
        {
            Tile<T> tile = new()
            {
                Left = left,
                Segments = 1,
                SegmentLength = _tiles,
                Right = _slopes + point * SlopePoint(_tiles) + (long)_tiles * column,
                RightStep = columns,
                OutputOffset = column,
                Accumulate = _firstLine > 0,
            };
            tiles.Run(ref tile, width - column);
        }
    }

    private void Gather(int first, Scratch scratch)
    {
        int inputs = Math.Min(GatherChannels, _source.Channels - first);
        long width = _slope.Channels, each = GatherChannels * width;
        T* rows = (T*)scratch.Rent(ScratchSlot.Staging, _taps * each * sizeof(T));
        T** points = stackalloc T*[_maps.Points], taps = stackalloc T*[_maps.Taps * _maps.Taps];
        for (int square = 0; square < _squares.Length; square++)
        {
            for (int point = 0; point < _maps.Points; point++)
                points[point] = _sums + ((long)point * _inner + square * _source.Channels + first) * width;
            int[] filters = _squares[square].Filters;
            for (int tap = 0; tap < filters.Length; tap++)
                taps[tap] = rows + filters[tap] * each;
            _maps.Gather.Run(points, taps, inputs * width);
        }
        FilterSize size = new(_slope.Channels, _source.Channels, _taps);
        FilterPacking.Unpack(rows, each, _filterGradient, size, first, inputs);
    }
}
