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
        "sum: an axis is named twice. Axes [0, -2] of shape [2, 3]. Name each axis once.", () => Zeros(2, 3).Sum(0, -2));

    [Fact]
    public void The_largest_of_nothing_is_refused() => Says(
        "max: there is no element to choose. Shape [0, 3]. Pass at least one element.", () => Zeros(0, 3).Max(0));
}
