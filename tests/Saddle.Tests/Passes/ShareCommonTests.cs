using Saddle.Passes;
using Xunit;

namespace Saddle.Tests.Passes;

public sealed class ShareCommonTests
{
    [Fact]
    public void Equal_work_is_done_once() => Printed.Same(
        """
        %0: [2] = input(x)
        %1: [2] = tanh(%0)
        %2: [2] = add(%1, %1)
        return %2
        """,
        ShareCommon.Apply(Printed.Trace(x => x.Tanh() + x.Tanh(), [2])));

    [Fact]
    public void Sides_of_a_product_may_be_exchanged_but_not_those_of_a_difference() => Printed.Same(
        """
        %0: [2] = input(x)
        %1: [2] = input(y)
        %2: [2] = multiply(%0, %1)
        %3: [2] = add(%2, %2)
        %4: [2] = subtract(%0, %1)
        %5: [2] = add(%3, %4)
        %6: [2] = subtract(%1, %0)
        %7: [2] = add(%5, %6)
        return %7
        """,
        ShareCommon.Apply(Printed.Trace((x, y) => x * y + y * x + (x - y) + (y - x), [2], [2])));

    [Fact]
    public void Random_numbers_of_different_streams_stay_apart() => Printed.Same(
        """
        %0: [2] Int64 = values
        %1: [2] = uniform(stream 0)(%0)
        %2: [2] = uniform(stream 1)(%0)
        %3: [2] = add(%1, %2)
        return %3
        """,
        ShareCommon.Apply(Printed.Trace(
            x =>
            {
                var random = new RandomStream(Tensor.Of(1L, 2L));
                return random.Uniform(2) + random.Uniform(2);
            },
            [2])));
}
