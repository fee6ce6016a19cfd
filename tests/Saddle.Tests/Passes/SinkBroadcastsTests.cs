using Saddle.Passes;
using Xunit;

namespace Saddle.Tests.Passes;

public sealed class SinkBroadcastsTests
{
    [Fact]
    public void Small_tensors_are_computed_with_before_they_are_repeated() => Printed.Same(
        """
        %0: [3, 1] = input(x)
        %1: [3, 1] = input(y)
        %2: [3, 1] = add(%0, %1)
        %3: [3, 4] = broadcast(%2)
        return %3
        """,
        SinkBroadcasts.Apply(Printed.Trace((x, y) => x.BroadcastTo([3, 4]) + y.BroadcastTo([3, 4]), [3, 1], [3, 1])));

    [Fact]
    public void Literals_shrink_with_them() => Printed.Same(
        """
        %0: [3, 1] = input(x)
        %1: [3, 1] = fill(2)
        %2: [3, 1] = multiply(%0, %1)
        %3: [3, 4] = broadcast(%2)
        return %3
        """,
        SinkBroadcasts.Apply(Printed.Trace(x => x.BroadcastTo([3, 4]) * Tensor.Full([3, 4], 2), [3, 1])));

    [Fact]
    public void A_table_of_sums_stays_a_table() => Printed.Same(
        """
        %0: [3, 1] = input(x)
        %1: [3, 4] = broadcast(%0)
        %2: [1, 4] = input(y)
        %3: [3, 4] = broadcast(%2)
        %4: [3, 4] = add(%1, %3)
        return %4
        """,
        SinkBroadcasts.Apply(Printed.Trace((x, y) => x + y, [3, 1], [1, 4])));
}
