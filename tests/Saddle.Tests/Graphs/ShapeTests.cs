using Xunit;
using static Saddle.Tests.Ops.Refusal;

namespace Saddle.Tests.Graphs;

public sealed class ShapeTests
{
    [Fact]
    public void A_size_of_0_leaves_no_elements_wherever_it_stands()
    {
        Assert.Equal(0, Shape.Create([1 << 30, 1 << 30, 0]).Count);
        Assert.Equal(0, Shape.Create([0, 1 << 30, 1 << 30]).Count);
    }

    [Fact]
    public void Too_many_elements_are_refused() => Says(
        "shape: sizes must be non-negative with at most 2^40 elements in all. Got [1073741824, 1073741824]. "
            + "Correct the sizes.",
        () => Zeros(1 << 30, 1 << 30));
}
