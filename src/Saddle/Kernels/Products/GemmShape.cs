namespace Saddle.Kernels.Products;

/// <summary>A batch of matrix products C = op(A) op(B), C of Rows x Columns, summed over Inner; all
/// row-major.</summary>
/// <remarks>Strides count elements. A is stored Rows x Inner, or Inner x Rows when TransposeLeft; B is stored Inner x
/// Columns, or Columns x Inner when TransposeRight. A batch stride of 0 repeats the operand.</remarks>
internal readonly record struct GemmShape
{
    public int Batch { get; init; }
    public int Rows { get; init; }
    public int Columns { get; init; }
    public int Inner { get; init; }
    public bool TransposeLeft { get; init; }
    public bool TransposeRight { get; init; }
    public long LeftStride { get; init; }
    public long RightStride { get; init; }
    public long OutputStride { get; init; }
    public long LeftBatchStride { get; init; }
    public long RightBatchStride { get; init; }
    public long OutputBatchStride { get; init; }

    /// <summary>Dense operands, one after the other in each batch.</summary>
    public static GemmShape Dense(
        int rows, int columns, int inner,
        bool transposeLeft = false, bool transposeRight = false, int batch = 1) => new()
        {
            Batch = batch,
            Rows = rows,
            Columns = columns,
            Inner = inner,
            TransposeLeft = transposeLeft,
            TransposeRight = transposeRight,
            LeftStride = transposeLeft ? rows : inner,
            RightStride = transposeRight ? inner : columns,
            OutputStride = columns,
            LeftBatchStride = (long)rows * inner,
            RightBatchStride = (long)inner * columns,
            OutputBatchStride = (long)rows * columns,
        };

    /// <summary>The same products with the batch turned into more rows, where one right operand serves a dense
    /// batch.</summary>
    public GemmShape Fold()
    {
        bool folds = Batch > 1 && RightBatchStride == 0 && !TransposeLeft
            && LeftBatchStride == Rows * LeftStride && OutputBatchStride == Rows * OutputStride
            && (long)Batch * Rows <= int.MaxValue;
        return folds ? this with { Rows = Batch * Rows, Batch = 1 } : this;
    }

    /// <summary>The transposed product, right times left, with a dense output.</summary>
    public GemmShape Swap() => new()
    {
        Batch = Batch,
        Rows = Columns,
        Columns = Rows,
        Inner = Inner,
        TransposeLeft = !TransposeRight,
        TransposeRight = !TransposeLeft,
        LeftStride = RightStride,
        RightStride = LeftStride,
        OutputStride = Rows,
        LeftBatchStride = RightBatchStride,
        RightBatchStride = LeftBatchStride,
        OutputBatchStride = (long)Rows * Columns,
    };
}
