using Xunit;
using static Saddle.Tests.Ops.Refusal;

namespace Saddle.Tests.Ops;

public sealed class ReductionsTests
{
    [Fact]
    public void An_axis_that_does_not_exist_is_refused() => Says(
        "sum: no such axis. Axis 2 of shape [2, 3]. Use an axis from -2 to 1.", () => Zeros(2, 3).Sum(2));

    [Fact]
    public void An_axis_named_twice_is_refused() => Says(
        "sum: an axis is named twice. Axes [0, -2] of shape [2, 3]. Name each axis once.",
        () => Zeros(2, 3).Sum(0, -2));

    [Fact]
    public void The_largest_of_nothing_is_refused() => Says(
        "max: there is no element to choose. Shape [0, 3]. Pass at least one element.", () => Zeros(0, 3).Max(0));

    [Fact]
    public void Sums_of_integers_are_refused() => Says(
        "sum: integers carry no arithmetic. Got Int64 [2]. Use a floating-point tensor, or OneHot for labels.",
        () => Tensor.Of(1L, 2L).Sum());

    [Fact]
    public void The_largest_of_integers_is_refused() => Says(
        "max: integers carry no arithmetic. Got Int64 [2]. Use a floating-point tensor, or OneHot for labels.",
        () => Tensor.Of(1L, 2L).Max());

    [Fact]
    public void The_largest_of_each_of_no_rows_is_no_number()
    {
        Tensor largest = Zeros(0, 3).Max(1);
        Assert.Equal([0], largest.Shape);
        Assert.Empty(largest.ToArray<float>());
    }

    [Fact]
    public void Axes_to_restore_count_from_the_end_too() => Assert.Equal(
        [1, 1, 1, 2, 2, 2], Tensor.Of(1f, 2f).RestoreAxes([2, 3], -1).ToArray<float>());

    [Fact]
    public void An_axis_to_restore_that_does_not_exist_is_refused() => Says(
        "restore_axes: no such axis. Axis 2 of shape [2, 3]. Use an axis from -2 to 1.",
        () => Zeros(2).RestoreAxes([2, 3], 2));
}
