using Xunit;
using static Saddle.Tests.Ops.Refusal;

namespace Saddle.Tests.Ops;

public sealed class IndexingTests
{
    [Fact]
    public void Indices_that_are_no_integers_are_refused() => Says(
        "gather: indices must be a vector of Int64. Got Float32 [2]. Create them with Tensor.Of(params long[]).",
        () => Zeros(4, 3).Gather(Zeros(2)));

    [Fact]
    public void Another_number_of_indices_than_rows_is_refused() => Says(
        "scatter_add: there must be one index per row. Axis 0 of [4, 3] has 4 rows for 2 indices. "
            + "Pass as many indices as rows.",
        () => Zeros(4, 3).ScatterAdd(Tensor.Of(0L, 1L), 5));

    [Fact]
    public void Integers_are_not_added_up() => Says(
        "scatter_add: integers carry no arithmetic. Got Int64 [2]. Use a floating-point tensor, or OneHot for labels.",
        () => Tensor.Of(1L, 2L).ScatterAdd(Tensor.Of(0L, 1L), 5));

    [Fact]
    public void An_identity_matrix_that_no_array_holds_is_refused() => Says(
        "identity: the identity matrix must be floating-point and fit an array. Asked for Float32 [65536, 65536]. "
            + "Use Float32 or Float64 and at most 2147483591 elements.",
        () => Tensor.Identity(65536));

    [Fact]
    public void One_hot_rows_of_integers_are_refused() => Says(
        "one_hot: the identity matrix must be floating-point and fit an array. Asked for Int64 [4, 4]. "
            + "Use Float32 or Float64 and at most 2147483591 elements.",
        () => Tensor.OneHot(Tensor.Of(1L), 4, ElementType.Int64));

    [Fact]
    public void An_identity_matrix_has_the_type_asked_for()
    {
        Assert.Equal([1f, 0, 0, 1], Tensor.Identity(2).ToArray<float>());
        Assert.Equal([1.0, 0, 0, 1], Tensor.Identity(2, ElementType.Float64).ToArray<double>());
    }
}
