using Saddle.Passes;
using Xunit;

namespace Saddle.Tests.Passes;

public sealed class SplitReductionsTests
{
    [Fact]
    public void Each_sum_is_over_neighbouring_axes_and_the_trailing_ones_come_first() => Printed.Same(
        """
        %0: [2, 3, 4, 5] = input(x)
        %1: [2, 3] = sum(axes [2, 3])(%0)
        %2: [3] = sum(axes [0])(%1)
        return %2
        """,
        SplitReductions.Apply(Printed.Trace(x => x.Sum(0, 2, 3), [2, 3, 4, 5])));

    [Fact]
    public void Axes_of_size_1_between_reduced_ones_do_not_matter() => Printed.Same(
        """
        %0: [2, 1, 4] = input(x)
        %1: [1] = max(axes [0, 2])(%0)
        return %1
        """,
        SplitReductions.Apply(Printed.Trace(x => x.Max(0, 2), [2, 1, 4])));
}
