using Saddle.Gans.Penalties;
using Xunit;

namespace Saddle.Gans.Tests.Penalties;

public sealed class WeightClippingTests
{
    [Fact]
    public void Parameters_are_cut_to_the_box_exactly()
    {
        Tensor cut = new WeightClipping(0.01).Project(Tensor.Of(-3f, -0.005f, 0f, 0.0099f, 0.02f));
        Assert.Equal([-0.01f, -0.005f, 0f, 0.0099f, 0.01f], cut.ToArray<float>());
    }

    [Fact]
    public void It_adds_nothing_to_the_loss()
    {
        Tensor term = new WeightClipping().Of(x => x.Sum(1), Tensor.Ones([2, 2]), Tensor.Zeros([2, 2]),
            new RandomStream(Tensor.Of(0L, 0L)));
        Assert.Equal(0, term.ToScalar());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void A_bound_that_is_not_positive_is_refused(double bound)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new WeightClipping(bound));
        Assert.StartsWith("WeightClipping: Bound is out of range. Got ", error.Message, StringComparison.Ordinal);
    }
}
