using System.Numerics;
using Saddle.Kernels.Products;
using Saddle.Kernels.Reductions;
using Saddle.Kernels.Vectors;
using Saddle.Kernels.Workers;

namespace Saddle.Kernels.Convolutions;

/// <summary>The gradient of a filter by minimal filtering: for each point the product of mapped source tiles and mapped
/// slopes over all tiles, mapped back to taps once at the end.</summary>
/// <remarks>Tiles are cut into parts and these into chunks, by sizes alone. Where the products of a chunk fit a core's
/// cache, each part has sums of its own, and the parts are added in order; else all workers share the mapping of a
/// chunk, then its products.</remarks>
internal sealed unsafe class WinogradFilterProduct<T> : IFilterProduct<T>, IParallelBody
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int TileSize = WinogradMaps<T>.TileSize;
    private const int ChunkTiles = 512;
    private const int RowBlockTiles = 8;
    private const int GatherChannels = 4;
    private const int CachedSum = 384 * 1024;
    private const int CachedChunk = 256 * 1024;
    private const int PartTiles = 256;
    private const int MostParts = 16;

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
    private readonly int _parts;
    private readonly int _rowBlock;
    private readonly int _rowBlocks;
    private Stage _stage;
    private Chunk _chunk;
    private T* _input;
    private T* _outputGradient;
    private T* _filterGradient;
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
        long tiles = (long)_lines * _grid.Columns;
        long parts = Math.Min(Math.Min(tiles / PartTiles, _lines), MostParts);
        _parts = SumLength * sizeof(T) <= CachedSum ? (int)Math.Max(1, parts) : 1;
        int chunk = _parts > 1 ? CachedChunk / (_maps.Points * (_inner + slope.Channels) * sizeof(T)) : ChunkTiles;
        _chunkLines = Math.Max(1, chunk / _grid.Columns);
        _rowBlock = RowBlockTiles * kernel.Rows;
        _rowBlocks = (_inner + _rowBlock - 1) / _rowBlock;
    }

    private enum Stage
    {
        Parts,
        Map,
        Multiply,
        Gather,
    }

    // Tiles that are mapped together and then multiplied: the mapped values, and where their products are added.
    private struct Chunk
    {
        public int FirstLine;
        public int Tiles;
        public T* Sources;
        public T* Slopes;
        public T* Sums;
        public bool Accumulate;
    }

    private long SumLength => (long)_maps.Points * _inner * _slope.Channels;

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
        _sums = (T*)own.Rent(ScratchSlot.Panels, _parts * SumLength * sizeof(T));
        if (_parts > 1)
        {
            _stage = Stage.Parts;
            pool.For(_parts, this);
        }
        else
        {
            RunTogether(pool, own);
        }

        _stage = Stage.Gather;
        pool.For((_source.Channels + GatherChannels - 1) / GatherChannels, this);
    }

    void IParallelBody.Run(int index, int worker)
    {
        Scratch scratch = _pool!.ScratchOf(worker);
        if (_stage == Stage.Parts)
        {
            RunPart(index, scratch);
        }
        else if (_stage == Stage.Map)
        {
            MapLine(in _chunk, index, scratch);
        }
        else if (_stage == Stage.Multiply)
        {
            Multiply(in _chunk, index / _rowBlocks, index % _rowBlocks * _rowBlock, _rowBlock, scratch);
        }
        else
        {
            Gather(index * GatherChannels, scratch);
        }
    }

    // All workers share each chunk, first its mapping, then its products.
    private void RunTogether(WorkerPool pool, Scratch own)
    {
        _chunk.Sums = _sums;
        for (int line = 0; line < _lines; line += _chunkLines)
        {
            Begin(ref _chunk, line, Math.Min(_chunkLines, _lines - line), own);
            _chunk.Accumulate = line > 0;
            _stage = Stage.Map;
            pool.For(_chunk.Tiles / _grid.Columns, this);
            _stage = Stage.Multiply;
            pool.For(_maps.Points * _rowBlocks, this);
        }
    }

    // One worker takes the chunks of a part, small enough to stay in its core's cache.
    private void RunPart(int part, Scratch scratch)
    {
        int first = (int)((long)_lines * part / _parts), end = (int)((long)_lines * (part + 1) / _parts);
        Chunk chunk = new() { Sums = _sums + part * SumLength };
        for (int line = first; line < end; line += _chunkLines)
        {
            int lines = Math.Min(_chunkLines, end - line);
            Begin(ref chunk, line, lines, scratch);
            chunk.Accumulate = line > first;
            for (int at = 0; at < lines; at++)
            {
                MapLine(in chunk, at, scratch);
            }

            for (int point = 0; point < _maps.Points; point++)
            {
                Multiply(in chunk, point, 0, _inner, scratch);
            }
        }
    }

    private void Begin(ref Chunk chunk, int firstLine, int lines, Scratch scratch)
    {
        (chunk.FirstLine, chunk.Tiles) = (firstLine, lines * _grid.Columns);
        chunk.Sources = (T*)scratch.Rent(
            ScratchSlot.Patches, _maps.Points * SourcePoint(chunk.Tiles) * sizeof(T));
        chunk.Slopes = (T*)scratch.Rent(ScratchSlot.Turned, _maps.Points * SlopePoint(chunk.Tiles) * sizeof(T));
    }

    private void MapLine(in Chunk chunk, int line, Scratch scratch)
    {
        int longest = Math.Max(_source.Channels, _slope.Channels), wide = _kernel.Columns;
        T* zeros = (T*)scratch.Rent(ScratchSlot.Zeros, longest * (long)sizeof(T));
        T** pixels = stackalloc T*[_maps.Points], sources = stackalloc T*[_maps.Points];
        T** slopes = stackalloc T*[_maps.Points];
        for (int point = 0; point < _maps.Points; point++)
        {
            sources[point] = chunk.Sources + point * SourcePoint(chunk.Tiles);
            slopes[point] = chunk.Slopes + point * SlopePoint(chunk.Tiles);
        }

        for (int column = 0; column < _grid.Columns; column++)
        {
            long tile = (long)line * _grid.Columns + column;
            for (int square = 0; square < _squares.Length; square++)
            {
                TapSquare taps = _squares[square];
                PixelGrid grid = _source with { RowOffset = taps.RowOffset, ColumnOffset = taps.ColumnOffset };
                _grid.Locate(in grid, _input, chunk.FirstLine + line, column, TileSize, _maps.Size, zeros, pixels);
                _maps.Source.Run(
                    pixels, 0, sources, tile * SourceStride + square * _source.Channels, _source.Channels);
            }

            _grid.Locate(
                in _slope, _outputGradient, chunk.FirstLine + line, column, TileSize, TileSize, zeros, pixels);
            for (int at = 0; at < _slope.Channels; at += wide)
            {
                _maps.Spread.Run(
                    pixels, at, slopes, (long)chunk.Tiles * at + tile * wide, Math.Min(wide, _slope.Channels - at));
            }
        }
    }

    private void Multiply(in Chunk chunk, int point, int firstRow, int mostRows, Scratch scratch)
    {
        int rows = Math.Min(mostRows, _inner - firstRow), columns = _kernel.Columns, width = _slope.Channels;
        T** left = (T**)scratch.Rent(ScratchSlot.LeftTable, chunk.Tiles * (long)sizeof(T*));
        T** outputs = (T**)scratch.Rent(ScratchSlot.OutputTable, rows * (long)sizeof(T*));
        for (int tile = 0; tile < chunk.Tiles; tile++)
        {
            left[tile] = chunk.Sources + point * SourcePoint(chunk.Tiles) + (long)tile * SourceStride + firstRow;
        }

        for (int row = 0; row < rows; row++)
        {
            outputs[row] = chunk.Sums + ((long)point * _inner + firstRow + row) * width;
        }

        RowTiles<T> tiles = new(_kernel, byColumns: true, rows, outputs, scratch);
        for (int column = 0; column < width; column += columns)
        {
            Tile<T> tile = new()
            {
                Left = left,
                Segments = 1,
                SegmentLength = chunk.Tiles,
                Right = chunk.Slopes + point * SlopePoint(chunk.Tiles) + (long)chunk.Tiles * column,
                RightStep = columns,
                OutputOffset = column,
                Accumulate = chunk.Accumulate,
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
            {
                points[point] = _sums + ((long)point * _inner + square * _source.Channels + first) * width;
                for (int part = 1; part < _parts; part++)
                {
                    Reduction.AddRowsInto(points[point], points[point] + part * SumLength, 1, (int)(inputs * width));
                }
            }

            int[] filters = _squares[square].Filters;
            for (int tap = 0; tap < filters.Length; tap++)
            {
                taps[tap] = rows + filters[tap] * each;
            }

            _maps.Gather.Run(points, 0, taps, 0, inputs * width);
        }

        FilterSize size = new(_slope.Channels, _source.Channels, _taps);
        FilterPacking.Unpack(rows, each, _filterGradient, size, first, inputs);
    }
}
