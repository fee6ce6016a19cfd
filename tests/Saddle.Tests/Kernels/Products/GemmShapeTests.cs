using Saddle.Kernels.Products;
using Xunit;

namespace Saddle.Tests.Kernels.Products;

public sealed class GemmShapeTests
{
    [Fact]
    public void Batch_folds_into_rows_when_one_right_operand_serves_all()
    {
        GemmShape batched = GemmShape.Dense(3, 4, 5, batch: 6) with { RightBatchStride = 0 };
        Assert.Equal((18, 1), (batched.Fold().Rows, batched.Fold().Batch));
    }

    [Fact]
    public void Batch_stays_where_the_left_operand_repeats_or_is_transposed()
    {
        GemmShape batched = GemmShape.Dense(3, 4, 5, batch: 6) with { RightBatchStride = 0 };
        Assert.Equal(6, (batched with { LeftBatchStride = 0 }).Fold().Batch);
        Assert.Equal(6, (batched with { TransposeLeft = true, LeftStride = 3 }).Fold().Batch);
    }

    [Fact]
    public void Swapping_twice_is_identity_for_dense_outputs()
    {
        GemmShape shape = GemmShape.Dense(3, 4, 5, transposeLeft: true, batch: 2);
        Assert.Equal(shape, shape.Swap().Swap());
    }
}
