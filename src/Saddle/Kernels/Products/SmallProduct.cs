using System.Numerics;
using System.Runtime.Intrinsics;
using Saddle.Kernels.Vectors;
using Saddle.Kernels.Workers;

namespace Saddle.Kernels.Products;

/// <summary>Matrix products too small to share among threads or to prepare much for.</summary>
/// <remarks>
/// An output element is one chain of fused multiply-adds in increasing k, whatever tile it falls into.
/// </remarks>
internal abstract unsafe class SmallProduct<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const long MostWork = 1L << 18;
    private const int MostColumns = 64;

    // A longer chain would cost accuracy.
    private const int MostInner = 1024;

    /// <summary>The product, where the shape is small; else null.</summary>
    public static SmallProduct<T>? For(GemmShape shape, VectorWidth width)
    {
        // Vectors are computed whole, and a transposed right operand is turned before it is used.
        int lanes = TileKernels.For<T>(width).Lanes;
        long columns = (shape.Columns + lanes - 1) / lanes * lanes;
        bool small = shape is { Batch: > 0, Rows: > 0, Columns: > 0 and <= MostColumns, Inner: <= MostInner }
            && shape.OutputStride == shape.Columns
            && (shape.Rows > TileKernel<T>.MostDotColumns || !shape.TransposeRight)
            && columns * shape.Batch * shape.Rows * shape.Inner <= MostWork;
        return !small ? null : width switch
        {
            VectorWidth.Bits512 => new SmallVectorProduct<T, Vector512<T>, Lanes512<T>>(shape),
            VectorWidth.Bits256 => new SmallVectorProduct<T, Vector256<T>, Lanes256<T>>(shape),
            _ => new SmallVectorProduct<T, Vector128<T>, Lanes128<T>>(shape),
        };
    }

    /// <summary>Computes all products on the calling thread; <paramref name="epilogue"/> sees the output as dense
    /// [batch, rows, columns].</summary>
    public abstract void Run(T* left, T* right, T* output, IEpilogue? epilogue, Scratch scratch, int worker);
}
