using Saddle.Passes;
using Xunit;

namespace Saddle.Tests.Passes;

public sealed class SinkPermutesTests
{
    [Fact]
    public void Functions_of_elements_literals_and_repeated_tensors_are_computed_before_the_permute() => Printed.Same(
        """
        %0: [2, 3, 4, 5] = input(x)
        %1: [4] = input(y)
        %2: [1, 1, 4, 1] = reshape(%1)
        %3: [2, 3, 4, 5] = broadcast(%2)
        %4: [2, 3, 4, 5] = add(%0, %3)
        %5: [2, 3, 4, 5] = fill(0.5)
        %6: [2, 3, 4, 5] = multiply(%4, %5)
        %7: [2, 5, 3, 4] = permute[0, 3, 1, 2](%6)
        return %7
        """,
        SinkPermutes.Apply(Printed.Trace(
            (x, y) => (x.Permute(0, 3, 1, 2) + y) * Tensor.Full([2, 5, 3, 4], 0.5), [2, 3, 4, 5], [4])));

    [Fact]
    public void Sums_are_over_the_axes_as_they_were() => Printed.Same(
        """
        %0: [2, 3, 4, 5] = input(x)
        %1: [5] = sum(axes [0, 1, 2])(%0)
        return %1
        """,
        SinkPermutes.Apply(Printed.Trace(x => x.Permute(0, 3, 1, 2).Sum(0, 2, 3), [2, 3, 4, 5])));

    [Fact]
    public void Upsampling_repeats_neighbours_before_the_permute() => Printed.Same(
        """
        %0: [2, 3, 4, 5] = input(x)
        %1: [2, 3, 1, 4, 1, 5] = reshape(%0)
        %2: [2, 3, 2, 4, 2, 5] = broadcast(%1)
        %3: [2, 6, 8, 5] = reshape(%2)
        %4: [2, 5, 6, 8] = permute[0, 3, 1, 2](%3)
        return %4
        """,
        SinkPermutes.Apply(Printed.Trace(
            x => x.Permute(0, 3, 1, 2).Reshape(2, 5, 3, 1, 4, 1).BroadcastTo([2, 5, 3, 2, 4, 2]).Reshape(2, 5, 6, 8),
            [2, 3, 4, 5])));

    [Fact]
    public void A_permute_stays_where_moving_it_would_cost_another() => Printed.Same(
        """
        %0: [2, 3] = input(x)
        %1: [3, 2] = permute[1, 0](%0)
        %2: [3, 2] = input(y)
        %3: [3, 2] = add(%1, %2)
        return %3
        """,
        SinkPermutes.Apply(Printed.Trace((x, y) => x.Transpose() + y, [2, 3], [3, 2])));
}
