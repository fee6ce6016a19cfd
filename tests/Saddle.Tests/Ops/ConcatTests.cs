using Xunit;
using static Saddle.Tests.Ops.Refusal;

namespace Saddle.Tests.Ops;

public sealed class ConcatTests
{
    [Fact]
    public void Sizes_that_differ_elsewhere_are_refused() => Says(
        "concat: shapes differ outside axis 0. Got Float32 [2, 3] and Float32 [2, 4]. " +
        "Make all other sizes and the element types equal.",
        () => Tensor.Concat(0, Zeros(2, 3), Zeros(2, 4)));

    [Fact]
    public void Joining_nothing_is_refused() => Says(
        "concat: there is nothing to join. Got 0 tensors. Pass at least one.", () => Tensor.Concat(0));
}
