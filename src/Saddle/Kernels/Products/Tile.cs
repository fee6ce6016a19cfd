using System.Runtime.CompilerServices;

namespace Saddle.Kernels.Products;

/// <summary>One register tile of a product: where its operands lie and where its result goes.</summary>
/// <remarks>The left operand is found through a table of pointers. Read by rows, entry [segment * TableStride + row]
/// points at SegmentLength consecutive inner elements. Read by columns, entry [k] + LeftOffset points at the tile's
/// rows of inner index k, and there is one segment. The right operand is a panel: inner index k lies at Right + k *
/// RightStep.</remarks>
internal unsafe struct Tile<T>
    where T : unmanaged
{
    public T** Left;
    public long LeftOffset;
    public int Segments;
    public long SegmentLength;
    public long TableStride;
    public T* Right;
    public long RightStep;
    public T** Output;
    public long OutputOffset;
    public bool Accumulate;
}

/// <summary>How a tile finds element (row, k) of its left operand.</summary>
internal unsafe interface ILeftReader
{
    static abstract T Read<T>(T** table, long offset, int row, long k) where T : unmanaged;
}

/// <summary>A table of rows, each contiguous in k.</summary>
internal readonly unsafe struct RowReader : ILeftReader
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Read<T>(T** table, long offset, int row, long k) where T : unmanaged => table[row][k];
}

/// <summary>A table of columns, each contiguous in the row.</summary>
internal readonly unsafe struct ColumnReader : ILeftReader
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Read<T>(T** table, long offset, int row, long k) where T : unmanaged => (table[k] + offset)[row];
}
