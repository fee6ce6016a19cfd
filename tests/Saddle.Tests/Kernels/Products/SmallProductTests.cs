using Saddle.Kernels.Products;
using Saddle.Kernels.Vectors;
using Saddle.Kernels.Workers;
using Xunit;

namespace Saddle.Tests.Kernels.Products;

public sealed unsafe class SmallProductTests
{
    [Theory]
    [InlineData(VectorWidth.Bits128, 5, false)]
    [InlineData(VectorWidth.Bits256, 16, true)]
    [InlineData(VectorWidth.Bits512, 2, false)]
    [InlineData(VectorWidth.Bits512, 16, true)]
    [InlineData(VectorWidth.Bits512, 37, false)]
    internal void A_row_has_the_same_bits_whatever_tile_it_falls_into(
        VectorWidth width, int columns, bool transposeLeft)
    {
        const int Most = 43, Inner = 24;
        using var pool = new WorkerPool(1);
        using NativeValues<float> left = NativeValues<float>.Uniform(Most * Inner, 1);
        using NativeValues<float> right = NativeValues<float>.Uniform(Inner * columns, 2);
        using NativeValues<float> whole = Multiply(pool, width, Most, left, right, columns, transposeLeft);
        for (int rows = 1; rows < Most; rows++)
        {
            using NativeValues<float> part = Multiply(pool, width, rows, left, right, columns, transposeLeft);
            Assert.True(part.MarginsIntact);
            Assert.True(part.Span.SequenceEqual(whole.Span[..part.Length]), $"{rows} rows");
        }
    }

    [Theory]
    [InlineData(1 << 10, 16, 16, 1, true)]
    [InlineData(1 << 11, 16, 16, 1, false)]
    [InlineData(1 << 10, 16, 16, 2, false)]
    [InlineData(1, 1, 1024, 1, true)]
    [InlineData(1, 1, 1025, 1, false)]
    [InlineData(4, 100, 4, 1, false)]
    public void Long_chains_and_much_work_are_not_small(int rows, int columns, int inner, int batch, bool small) =>
        Assert.Equal(small, SmallProduct<float>.For(
            GemmShape.Dense(rows, columns, inner, batch: batch), VectorWidth.Bits512) is not null);

    private static NativeValues<float> Multiply(
        WorkerPool pool, VectorWidth width, int rows, NativeValues<float> left, NativeValues<float> right, int columns,
        bool transposeLeft)
    {
        int inner = right.Length / columns;
        GemmShape shape = GemmShape.Dense(rows, columns, inner, transposeLeft) with
        {
            LeftStride = transposeLeft ? left.Length / inner : inner,
        };
        var output = new NativeValues<float>(rows * columns);
        SmallProduct<float> product = SmallProduct<float>.For(shape, width)!;
        product.Run(left.Pointer, right.Pointer, output.Pointer, null, pool.ScratchOf(0), 0);
        return output;
    }
}
