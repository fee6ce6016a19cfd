using Saddle.Testing;
using Xunit;

namespace Saddle.Tests.Testing;

public sealed class DerivativeCheckTests
{
    [Fact]
    public void A_missing_term_of_a_derivative_is_found()
    {
        double[][] point = [Numbers.Between(0.5, 1, 4, 3)];
        var check = new DerivativeCheck(xs => xs[0] * xs[0].Detach(), [[4]], point);
        Assert.True(check.ForwardError() > 0.1);
        Assert.True(check.SecondOrderError() > 0.1);
    }

    [Fact]
    public void A_number_that_is_not_one_is_infinitely_far_away() =>
        Assert.Equal(double.PositiveInfinity, Numbers.Error([1, 2], [1, double.NaN]));
}
