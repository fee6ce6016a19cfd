using Saddle.Nn.Optimisers;
using Xunit;

namespace Saddle.Nn.Tests.Optimisers;

public sealed class GradientClippingTests
{
    [Fact]
    public void Long_gradients_get_the_norm_and_keep_their_direction()
    {
        Tensor[] clipped = new GradientClipping(6.5).Apply([Tensor.Of(3.0, 4.0), Tensor.Of(12.0)]); // norm 13
        Assert.Equal([1.5, 2], clipped[0].ToArray<double>());
        Assert.Equal([6.0], clipped[1].ToArray<double>());
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(0, 0)]
    public void Short_gradients_stay_as_they_are(double x, double y) =>
        Assert.Equal([x, y], new GradientClipping(5).Apply([Tensor.Of(x, y)])[0].ToArray<double>());
}
