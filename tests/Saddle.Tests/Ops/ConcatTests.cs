using Xunit;
using static Saddle.Tests.Ops.Refusal;

namespace Saddle.Tests.Ops;

public sealed class ConcatTests
{
    [Fact]
    public void Sizes_that_differ_elsewhere_are_refused() => Says(
        "concat: shapes differ outside axis 0. Got Float32 [2, 3] and Float32 [2, 4]. "
            + "Make all other sizes and the element types equal.",
        () => Tensor.Concat(0, Zeros(2, 3), Zeros(2, 4)));

    [Fact]
    public void Joining_nothing_is_refused() => Says(
        "concat: there is nothing to join. Got 0 tensors. Pass at least one.", () => Tensor.Concat(0));

    [Fact]
    public void Sizes_that_no_axis_can_count_are_refused() => Says(
        "concat: the result is too large. The sizes of axis 0 add up to 2147483648. Keep their sum below 2^31.",
        () => Tensor.Concat(0, Zeros(1 << 30), Zeros(1 << 30)));

    [Fact]
    public void A_single_tensor_must_have_the_axis_too() => Says(
        "concat: no such axis. Axis 2 of shape [2, 3]. Use an axis from -2 to 1.", () => Tensor.Concat(2, Zeros(2, 3)));
}
