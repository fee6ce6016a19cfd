using System.Numerics;
using Saddle.Graphs;
using Saddle.Kernels.Reductions;
using Saddle.Kernels.Workers;
using Saddle.Planning;

namespace Saddle.Running.Cpu;

/// <summary>One sum or maximum at the end of a tile program.</summary>
/// <param name="Register">Where the tile program leaves the elements.</param>
/// <param name="Slot">Where the result goes, [outer, inner].</param>
/// <param name="IsSum">A sum, else a maximum.</param>
internal readonly record struct TileReduction(int Register, int Slot, bool IsSum);

/// <summary>Runs a tile program over [outer, reduced, inner] and reduces what it makes over the middle axis.</summary>
/// <remarks>
/// The middle axis is cut into parts of fixed size, each reduced on its own, tile by tile, and then joined in order, so
/// that the result does not depend on the number of workers.
/// </remarks>
internal sealed unsafe class ReductionKernel<T> : Instruction, IParallelBody
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const long PartElements = 32768;

    /// <summary>Rows of one part; sums of blocks of them are added one after the other.</summary>
    private const long MostRows = 512;

    /// <summary>Fewer rows in a tile are not worth a sum of their own.</summary>
    private const int LeastBlock = 4;

    /// <summary>Columns of a tile that holds so many rows.</summary>
    private const int MostColumns = 4096;

    private readonly TileProgram _program;
    private readonly TileReduction[] _reductions;
    private readonly ReductionLayout _layout;
    private readonly WorkerPool _pool;
    private readonly long _partRows;
    private readonly int _parts;
    private readonly int _outersPerPiece;
    private readonly Storage[] _partials;
    private byte** _addresses;

    public ReductionKernel(
        KernelCost cost, TileProgram program, TileReduction[] reductions, ReductionLayout layout, WorkerPool pool)
        : base(cost)
    {
        (_program, _reductions, _layout, _pool) = (program, reductions, layout, pool);
        _partRows = layout.Inner == 1
            ? PartElements
            : Math.Clamp(PartElements / Math.Max(1, layout.Inner), 1, MostRows);
        _parts = (int)Math.Max(1, (layout.Reduced + _partRows - 1) / _partRows);
        long elements = Math.Max(1, Math.Min(layout.Reduced, _partRows) * layout.Inner);
        _outersPerPiece = _parts > 1 ? 1 : (int)Math.Clamp(PartElements / elements, 1, int.MaxValue);
        long size = _parts > 1 ? layout.Outer * _parts * layout.Inner * sizeof(T) : 0;
        _partials = [.. reductions.Select(_ => new Storage(size))];
    }

    public override void Run(byte** addresses)
    {
        _addresses = addresses;
        long pieces = (_layout.Outer + _outersPerPiece - 1) / _outersPerPiece * _parts;
        _pool.For(checked((int)pieces), this);
        for (int i = 0; _parts > 1 && i < _reductions.Length; i++)
        {
            T* partials = (T*)_partials[i].Pointer;
            T* target = (T*)addresses[_reductions[i].Slot];
            if (_reductions[i].IsSum)
            {
                Reduction.Sum(partials, target, _parts, (int)_layout.Inner, 0, _layout.Outer);
            }
            else
            {
                Reduction.Max(partials, target, _parts, (int)_layout.Inner, 0, _layout.Outer);
            }
        }
    }

    void IParallelBody.Run(int index, int worker)
    {
        (int block, int part) = Math.DivRem(index, _parts);
        long firstRow = part * _partRows;
        long lastRow = Math.Min(_layout.Reduced, firstRow + _partRows);
        long begin = (long)block * _outersPerPiece;
        long end = Math.Min(_layout.Outer, begin + _outersPerPiece);
        _program.Begin(_addresses, worker);
        if (_layout.Inner == 1 && _layout.Reduced <= _program.Tile && _layout.Reduced > 0)
        {
            ShortRows(begin, end, worker);
            return;
        }

        for (long outer = begin; outer < end; outer++)
        {
            Clear(outer, part);
            if (_layout.Inner == 1)
            {
                LongRow(outer, part, firstRow, lastRow, worker);
            }
            else
            {
                Columns(outer, part, firstRow, lastRow, worker);
            }
        }
    }

    /// <summary>Rows of which several fit one tile.</summary>
    private void ShortRows(long begin, long end, int worker)
    {
        int width = (int)_layout.Reduced;
        int rowsPerTile = _program.Tile / width;
        byte** registers = _program.Registers(worker);
        for (long row = begin; row < end; row += rowsPerTile)
        {
            int rows = (int)Math.Min(rowsPerTile, end - row);
            _program.RunTile(_addresses, row * width, rows * width, worker);
            foreach (ref readonly TileReduction reduction in _reductions.AsSpan())
            {
                T* x = (T*)registers[reduction.Register];
                T* target = (T*)_addresses[reduction.Slot] + row;
                for (int i = 0; i < rows; i++)
                {
                    T* first = x + i * width;
                    target[i] = reduction.IsSum ? Reduction.RowSum(first, width) : Reduction.RowMax(first, width);
                }
            }
        }
    }

    /// <summary>One part of one row longer than a tile; blocks are joined pairwise.</summary>
    private void LongRow(long outer, int part, long first, long last, int worker)
    {
        byte** registers = _program.Registers(worker);
        PairwiseSum<T>* sums = stackalloc PairwiseSum<T>[_reductions.Length];
        for (long at = first; at < last; at += _program.Tile)
        {
            int count = (int)Math.Min(_program.Tile, last - at);
            _program.RunTile(_addresses, outer * _layout.Reduced + at, count, worker);
            for (int i = 0; i < _reductions.Length; i++)
            {
                T* x = (T*)registers[_reductions[i].Register];
                if (_reductions[i].IsSum)
                {
                    sums[i].Add(Reduction.RowSum(x, count));
                }
                else
                {
                    T* target = Target(i, outer, part);
                    *target = T.Max(*target, Reduction.RowMax(x, count));
                }
            }
        }

        for (int i = 0; i < _reductions.Length; i++)
        {
            if (_reductions[i].IsSum)
            {
                *Target(i, outer, part) = sums[i].Total();
            }
        }
    }

    /// <summary>One part of the rows of [reduced, inner], added block by block.</summary>
    private void Columns(long outer, int part, long first, long last, int worker)
    {
        long inner = _layout.Inner;
        long start = outer * _layout.Reduced * inner;
        int rowsPerTile = (int)Math.Max(1, _program.Tile / inner);
        for (long row = first; row < last; row += rowsPerTile)
        {
            int rows = (int)Math.Min(rowsPerTile, last - row);
            int width = (int)Math.Min(inner, _program.Tile);
            for (long column = 0; column < inner; column += width)
            {
                int columns = (int)Math.Min(width, inner - column);
                _program.RunTile(_addresses, start + row * inner + column, rows * columns, worker);
                AddRows(outer, part, column, rows, columns, worker);
            }
        }
    }

    private void AddRows(long outer, int part, long column, int rows, int columns, int worker)
    {
        byte** registers = _program.Registers(worker);
        for (int i = 0; i < _reductions.Length; i++)
        {
            T* x = (T*)registers[_reductions[i].Register];
            T* target = Target(i, outer, part) + column;
            if (_reductions[i].IsSum)
            {
                AddBlocks(target, x, rows, columns);
            }
            else
            {
                Reduction.MaxRowsInto(target, x, rows, columns);
            }
        }
    }

    /// <summary>
    /// Adds the sums of blocks of rows, which loses fewer digits of a long sum than adding row by row.
    /// </summary>
    private static void AddBlocks(T* target, T* x, int rows, int columns)
    {
        if (rows < LeastBlock || columns > MostColumns)
        {
            Reduction.AddRowsInto(target, x, rows, columns);
            return;
        }

        T* block = stackalloc T[columns];
        for (int row = 0; row < rows; row += Reduction.RowBlock)
        {
            new Span<T>(block, columns).Clear();
            Reduction.AddRowsInto(block, x + row * columns, Math.Min(Reduction.RowBlock, rows - row), columns);
            Reduction.AddRowsInto(target, block, 1, columns);
        }
    }

    private void Clear(long outer, int part)
    {
        for (int i = 0; i < _reductions.Length; i++)
        {
            T start = _reductions[i].IsSum ? T.Zero : T.NegativeInfinity;
            new Span<T>(Target(i, outer, part), (int)_layout.Inner).Fill(start);
        }
    }

    private T* Target(int reduction, long outer, int part) => _parts > 1
        ? (T*)_partials[reduction].Pointer + (outer * _parts + part) * _layout.Inner
        : (T*)_addresses[_reductions[reduction].Slot] + outer * _layout.Inner;
}
