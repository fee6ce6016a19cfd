using Saddle.Games.Library;
using Xunit;

namespace Saddle.Games.Tests.Library;

public sealed class QuadratureTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(40)]
    [InlineData(60)]
    public void Moments_are_exact_up_to_twice_the_number_of_points(int count)
    {
        double normal = 1;
        for (int degree = 0; degree < Math.Min(2 * count, 20); degree += 2)
        {
            normal *= Math.Max(1, degree - 1);
            Assert.Equal(1.0 / (degree + 1), Moment(Quadrature.Uniform(count), degree), 1e-13);
            Assert.Equal(1, Moment(Quadrature.Normal(count), degree) / normal, 1e-10);
            Assert.Equal(0, Moment(Quadrature.Uniform(count), degree + 1), 1e-13);
        }
    }

    [Fact]
    public void Products_have_the_moments_of_independent_numbers()
    {
        (Tensor[] axes, Quadrature all) = Quadrature.Product(
            ElementType.Float64, Quadrature.Uniform(3), Quadrature.Normal(3), Quadrature.At(2));
        Assert.Equal(2.0 / 3, all.Mean(axes[0].Square() * axes[1].Square() * axes[2]).ToScalar(), 1e-13);
        Assert.Equal(1, all.Weights.Sum(), 1e-13);
    }

    private static double Moment(Quadrature quadrature, int degree) =>
        quadrature.Points.Zip(quadrature.Weights, (x, weight) => weight * Math.Pow(x, degree)).Sum();
}
