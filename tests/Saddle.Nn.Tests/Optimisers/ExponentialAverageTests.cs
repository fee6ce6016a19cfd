using Saddle.Nn.Optimisers;
using Xunit;

namespace Saddle.Nn.Tests.Optimisers;

public sealed class ExponentialAverageTests
{
    [Fact]
    public void The_copy_moves_by_what_does_not_stay()
    {
        Tensor[] next = new ExponentialAverage(0.9).Update([Tensor.Of(1.0, 2.0)], [Tensor.Of(2.0, -2.0)]);
        Assert.Equal([1.1, 1.6], next[0].ToArray<double>(), (a, b) => Math.Abs(a - b) < 1e-15);
    }

    [Fact]
    public void Lists_that_do_not_match_are_refused()
    {
        var error = Assert.Throws<ShapeException>(() => new ExponentialAverage().Update([Tensor.Of(1f)], []));
        Assert.Equal(
            "ExponentialAverage: the numbers of tensors differ. 1 averages came with 0 tensors. "
                + "Pass the same list that the average was started from.", error.Message);
    }
}
