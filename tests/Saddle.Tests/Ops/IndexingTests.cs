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
        "scatter_add: there must be one index per row. Axis 0 of [4, 3] has 4 rows for 2 indices. Pass as many indices as rows.",
        () => Zeros(4, 3).ScatterAdd(Tensor.Of(0L, 1L), 5));
}
