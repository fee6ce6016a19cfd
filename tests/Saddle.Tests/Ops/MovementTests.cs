using Xunit;
using static Saddle.Tests.Ops.Refusal;

namespace Saddle.Tests.Ops;

public sealed class MovementTests
{
    [Fact]
    public void Reshaping_to_another_element_count_is_refused() => Says(
        "reshape: element counts differ. [2, 3] has 6 elements, [4, 2] has 8. Choose sizes with the same product.",
        () => Zeros(2, 3).Reshape(4, 2));

    [Fact]
    public void Inferring_a_size_that_is_not_whole_is_refused() => Says(
        "reshape: element counts differ. [2, 3] has 6 elements, [1, 4] has 4. Choose sizes with the same product.",
        () => Zeros(2, 3).Reshape(-1, 4));

    [Fact]
    public void An_order_that_leaves_axes_out_is_refused() => Says(
        "permute: the order must name every axis once. Order [0, 1] of shape [2, 3, 4]. Name 3 axes.",
        () => Zeros(2, 3, 4).Permute(0, 1));

    [Fact]
    public void An_axis_named_twice_is_refused() => Says(
        "permute: an axis is named twice. Axes [0, 0] of shape [2, 3]. Name each axis once.",
        () => Zeros(2, 3).Permute(0, 0));

    [Fact]
    public void Transposing_a_vector_is_refused() => Says(
        "transpose: no such axis. Axis -2 of shape [3]. Use an axis from -1 to 0.",
        () => Zeros(3).Transpose());

    [Fact]
    public void Repeating_an_axis_longer_than_1_is_refused() => Says(
        "broadcast: only axes of size 1 can be repeated. From [1, 3] to [2, 4]. Reshape first.",
        () => Zeros(3).BroadcastTo([2, 4]));

    [Fact]
    public void A_slice_outside_its_axis_is_refused() => Says(
        "slice: the range leaves the tensor. Sizes [3] from [2] in steps of [1], tensor [4]. Keep every range inside its axis.",
        () => Zeros(4).Slice(0, 2, 3));

    [Fact]
    public void Negative_padding_is_refused() => Says(
        "pad: counts must not be negative. Got -1 before, 0 after, 0 between. Use Slice to remove elements.",
        () => Zeros(4).Pad(0, -1, 0));
}
