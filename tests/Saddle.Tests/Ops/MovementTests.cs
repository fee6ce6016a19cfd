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
        "reshape: the open size cannot be inferred. [2, 3] has 6 elements, the sizes are [-1, 4]. "
            + "Leave one size open, and choose others whose product divides the element count.",
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
        "slice: the range leaves the tensor. Sizes [3] from [2] in steps of [1], tensor [4]. "
            + "Keep every range inside its axis.",
        () => Zeros(4).Slice(0, 2, 3));

    [Fact]
    public void Negative_padding_is_refused() => Says(
        "pad: counts must not be negative. Got -1 before, 0 after, 0 between. Use Slice to remove elements.",
        () => Zeros(4).Pad(0, -1, 0));

    [Theory]
    [InlineData(0, int.MaxValue, 0)]
    [InlineData(int.MaxValue, int.MaxValue, 0)]
    [InlineData(0, 0, int.MaxValue)]
    [InlineData(0, 0, int.MaxValue / 2)]
    public void Padding_beyond_what_an_axis_can_count_is_refused(int before, int after, int between) => Says(
        $"pad: the result is too large. Shape [3] with [{before}] before, [{after}] after, [{between}] between. "
            + "Keep every size and distance below 2^31.",
        () => Zeros(3).Pad(0, before, after, between));

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(2, 0)]
    [InlineData(2, -1)]
    public void Slices_of_a_negative_size_or_without_a_positive_step_are_refused(int size, int step) => Says(
        "slice: the size must not be negative and the step must be positive. "
            + $"Got {size} elements in steps of {step}. Correct the range.",
        () => Zeros(4).Slice(0, 0, size, step));

    [Fact]
    public void An_empty_slice_starts_inside_its_axis_or_at_its_end()
    {
        Assert.Equal([0], Zeros(4).Slice(0, 4, 0).Shape);
        Says(
            "slice: the range leaves the tensor. Sizes [0] from [5] in steps of [1], tensor [4]. "
                + "Keep every range inside its axis.",
            () => Zeros(4).Slice(0, 5, 0));
    }

    [Fact]
    public void An_open_size_beside_a_size_of_0_is_refused() => Says(
        "reshape: the open size cannot be inferred. [0, 3] has 0 elements, the sizes are [0, -1]. "
            + "Leave one size open, and choose others whose product divides the element count.",
        () => Zeros(0, 3).Reshape(0, -1));

    [Fact]
    public void Two_open_sizes_are_refused() => Says(
        "reshape: the open size cannot be inferred. [2, 3] has 6 elements, the sizes are [-1, -1]. "
            + "Leave one size open, and choose others whose product divides the element count.",
        () => Zeros(2, 3).Reshape(-1, -1));

    [Fact]
    public void An_open_size_of_nothing_is_0() => Assert.Equal([0, 3], Zeros(3, 0).Reshape(-1, 3).Shape);

    [Fact]
    public void An_open_size_that_no_axis_can_count_is_refused() => Says(
        "reshape: the open size cannot be inferred. [65536, 65536] has 4294967296 elements, the sizes are [-1]. "
            + "Leave one size open, and choose others whose product divides the element count.",
        () => Zeros(65536, 65536).Reshape(-1));

    [Fact]
    public void Flattening_no_samples_keeps_their_size() => Assert.Equal([0, 12], Zeros(0, 3, 4).Flatten().Shape);

    [Fact]
    public void Flattening_a_scalar_is_refused() => Says(
        "flatten: there is no first axis to keep. Got a scalar, shape []. Reshape it to [1, 1].",
        () => Zeros().Flatten());

    [Fact]
    public void Flattening_to_an_axis_that_cannot_be_counted_is_refused() => Says(
        "flatten: the merged axis is too large. Shape [2, 65536, 65536] would get an axis of 4294967296. "
            + "Keep the axes apart.",
        () => Zeros(2, 65536, 65536).Flatten());

    [Fact]
    public void Slices_of_slices_are_counted_without_overflow()
    {
        Tensor v = Tensor.Of(0f, 1, 2, 3, 4, 5, 6, 7, 8);
        Assert.Empty(v.Slice(0, 0, 5, 2).Slice(0, 5, 0).ToArray<float>());
        Assert.Equal([2f], v.Slice(0, 0, 2, 2).Slice(0, 1, 1, 1 << 30).ToArray<float>());
        Assert.Equal([4f], v.Slice(0, 0, 5, 2).Slice(0, 2, 1, int.MaxValue).ToArray<float>());
        Assert.Equal([8f], v.Slice(0, 8, 1, int.MaxValue).Slice(0, 0, 1, int.MaxValue).ToArray<float>());
        Assert.Empty(v.Slice(0, 9, 0, int.MaxValue).Slice(0, 0, 0, int.MaxValue).ToArray<float>());
    }

    [Fact]
    public void Slices_of_slices_have_their_gradients()
    {
        Tensor v = Tensor.Of(0f, 1, 2, 3, 4, 5, 6, 7, 8);
        Assert.Equal(
            [0f, 0, 4, 0, 0, 0, 0, 0, 0],
            Derivative.Gradient(x => x.Slice(0, 0, 2, 2).Slice(0, 1, 1, 1 << 30).Square().Sum())(v).ToArray<float>());
        Assert.Equal(
            new float[9], Derivative.Gradient(x => x.Slice(0, 0, 5, 2).Slice(0, 5, 0).Sum())(v).ToArray<float>());
    }
}
