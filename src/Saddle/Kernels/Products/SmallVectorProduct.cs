using System.Numerics;
using Saddle.Kernels.Vectors;
using Saddle.Kernels.Workers;

namespace Saddle.Kernels.Products;

/// <summary>Small products at one vector width: tiles one vector wide that read the left operand where it
/// lies.</summary>
internal sealed unsafe partial class SmallVectorProduct<T, TVector, TLanes>(GemmShape shape) : SmallProduct<T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct
    where TLanes : struct, ILanes<TVector, T>
{
    private const int BlockElements = 2048;
    private const int MostRows = 16;

    // Sixteen accumulators want more registers than narrow vectors may have.
    private static readonly int s_tileRows = TLanes.Count * sizeof(T) == 64 ? MostRows : 8;

    private readonly bool _packs = shape.TransposeRight || shape.Columns < TLanes.Count;
    private readonly int _blockRows = Math.Max(MostRows, BlockElements / shape.Columns);
    private readonly long _rowStep = (shape.TransposeLeft ? 1 : shape.LeftStride) * sizeof(T);
    private readonly long _innerStep = (shape.TransposeLeft ? shape.LeftStride : 1) * sizeof(T);

    public override void Run(T* left, T* right, T* output, IEpilogue? epilogue, Scratch scratch, int worker)
    {
        long panels = (shape.Columns + TLanes.Count - 1) / TLanes.Count;
        T* packed = (T*)scratch.Rent(ScratchSlot.Panels, panels * TLanes.Count * shape.Inner * sizeof(T));
        long start = 0;
        for (int batch = 0; batch < shape.Batch; batch++, start += (long)shape.Rows * shape.Columns)
        {
            if (_packs && (batch == 0 || shape.RightBatchStride != 0))
            {
                Pack(right + batch * shape.RightBatchStride, packed);
            }

            var product = new Operands(
                (byte*)(left + batch * shape.LeftBatchStride),
                _packs ? packed : right + batch * shape.RightBatchStride,
                output + batch * shape.OutputBatchStride);
            for (int row = 0; row < shape.Rows;)
            {
                // A block never ends in fewer rows than a tile has, if there are as many.
                int end = shape.Rows - row < _blockRows + MostRows ? shape.Rows : row + _blockRows;
                MultiplyRows(product, row, end);
                epilogue?.Apply(start + (long)row * shape.Columns, start + (long)end * shape.Columns, worker);
                row = end;
            }
        }
    }

    // The first columns of a panel that is wider than what is left of the right operand come once more.
    private int FirstColumn(int panel) => Math.Max(0, Math.Min(panel * TLanes.Count, shape.Columns - TLanes.Count));

    private void Pack(T* right, T* packed)
    {
        int lanes = TLanes.Count;
        for (int column = 0, panel = 0; column < shape.Columns; column += lanes, panel++)
        {
            int first = FirstColumn(panel);
            T* source = right + (shape.TransposeRight ? first * shape.RightStride : first);
            PanelPacking.Pack(source, shape.RightStride, shape.TransposeRight, shape.Inner,
                Math.Min(lanes, shape.Columns), packed + (long)panel * lanes * shape.Inner, lanes);
        }
    }

    private void MultiplyRows(Operands product, int begin, int end)
    {
        for (int row = begin; row < end;)
        {
            int left = end - row, total = end - begin;
            int rows = left > 8 && total >= s_tileRows && s_tileRows == MostRows ? MostRows
                : left > 4 && total >= 8 ? 8
                : 4;
            // A tile may reach back over finished rows of its block: they get the same bits again.
            row = Math.Max(begin, Math.Min(row, end - rows));
            int computed = Math.Min(rows, end - row);
            for (int panel = 0; panel * TLanes.Count < shape.Columns; panel++)
            {
                MultiplyTile(product, row, rows, computed, panel);
            }

            row += computed;
        }
    }

    private void MultiplyTile(Operands product, int row, int rows, int computed, int panel)
    {
        int column = FirstColumn(panel);
        Piece tile = new()
        {
            Left = product.Left + row * _rowStep,
            RowStep = _rowStep,
            InnerStep = _innerStep,
            Right = _packs ? product.Right + (long)panel * TLanes.Count * shape.Inner : product.Right + column,
            RightStep = _packs ? TLanes.Count : shape.RightStride,
            Inner = shape.Inner,
            Output = product.Output + (long)row * shape.Columns + column,
            OutputStep = shape.Columns,
        };

        // Lanes beyond the last column are overwritten by the next row, if there is one to come.
        long room = (long)(shape.Rows - row - computed) * shape.Columns + Math.Min(shape.Columns, TLanes.Count);
        if (computed == rows && room >= TLanes.Count)
        {
            Multiply(rows, computed, tile);
            return;
        }

        T* staged = stackalloc T[MostRows * 16];
        T* output = tile.Output;
        tile.Output = staged;
        tile.OutputStep = TLanes.Count;
        Multiply(rows, computed, tile);
        int columns = Math.Min(TLanes.Count, shape.Columns);
        for (int i = 0; i < computed; i++, output += shape.Columns, staged += TLanes.Count)
        {
            for (int j = 0; j < columns; j++)
            {
                output[j] = staged[j];
            }
        }
    }

    private static void Multiply(int rows, int computed, in Piece tile)
    {
        if (rows == MostRows)
        {
            Rows16(in tile);
        }
        else if (rows == 8)
        {
            Rows8(in tile);
        }
        else
        {
            Rows4(in tile, computed);
        }
    }

    private readonly record struct Operands(nint LeftAddress, nint RightAddress, nint OutputAddress)
    {
        public Operands(byte* left, T* right, T* output)
            : this((nint)left, (nint)right, (nint)output)
        {
        }

        public byte* Left => (byte*)LeftAddress;

        public T* Right => (T*)RightAddress;

        public T* Output => (T*)OutputAddress;
    }

    /// <summary>One tile: some rows of the left operand, one panel of the right one. The left's steps are
    /// bytes.</summary>
    private struct Piece
    {
        public byte* Left;
        public long RowStep;
        public long InnerStep;
        public T* Right;
        public long RightStep;
        public int Inner;
        public T* Output;
        public long OutputStep;
    }
}
