using Xunit;
using static Saddle.Tests.Ops.Refusal;

namespace Saddle.Tests.Ops;

public sealed class MatMulTests
{
    [Fact]
    public void Inner_dimensions_that_differ_are_refused() => Says(
        "matmul: inner dimensions differ. Left [4, 2] has 2 columns, right [3, 1] has 3 rows. "
            + "Transpose one side or reshape so that left columns equal right rows.",
        () => Zeros(4, 2).MatMul(Zeros(3, 1)));

    [Fact]
    public void Transposed_sides_are_named_as_such() => Says(
        "matmul: inner dimensions differ. Left [4, 2] transposed has 4 columns, right [3, 1] has 3 rows. "
            + "Transpose one side or reshape so that left columns equal right rows.",
        () => Zeros(4, 2).MatMul(Zeros(3, 1), transposeLeft: true));

    [Fact]
    public void Vectors_are_refused() => Says(
        "matmul: operands must be matrices, or equal batches of them, of one floating-point type. "
            + "Left Float32 [4], right Float32 [4, 2]. Reshape or broadcast the batch axes.",
        () => Zeros(4).MatMul(Zeros(4, 2)));

    [Fact]
    public void Batches_that_do_not_broadcast_are_refused() => Says(
        "matmul: shapes do not broadcast. Left [2], right [3] differ at axis -1: 2 and 3. "
            + "Make the sizes equal or one of them 1, for example with Reshape.",
        () => Zeros(2, 4, 5).MatMul(Zeros(3, 5, 1)));

    [Fact]
    public void Batches_of_matrices_without_columns_multiply_to_zeros()
    {
        Tensor product = Zeros(2, 3, 0).MatMul(Zeros(0, 2));
        Assert.Equal([2, 3, 2], product.Shape);
        Assert.Equal(new float[12], product.ToArray<float>());
    }
}
