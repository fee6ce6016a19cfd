using Saddle.Nn.Initialisers;
using Xunit;

namespace Saddle.Nn.Tests.Initialisers;

public sealed class InitialisersTests
{
    private static readonly Shape s_shape = [64, 32, 3, 3];
    private static readonly Fans s_fans = Fans.Of(s_shape); // 288 in, 576 out

    public static TheoryData<Initialiser, double, bool> Deviations => new()
    {
        { new Normal(0.02), 0.02, false },
        { new Uniform(0.3), 0.3 / Math.Sqrt(3), true },
        { new HeNormal(), Math.Sqrt(2.0 / 288), false },
        { new HeUniform(), Math.Sqrt(2.0 / 288), true },
        { new GlorotNormal(), Math.Sqrt(2.0 / 864), false },
        { new GlorotUniform(), Math.Sqrt(2.0 / 864), true },
        { new HeGlorot(), Math.Sqrt(4.0 / 864), true },
    };

    // 18,432 values: the standard error is 0.74 % of a mean and at most 0.52 % of a deviation; margins are 4 of these.
    [Theory]
    [MemberData(nameof(Deviations))]
    public void Mean_and_deviation_are_the_formulas(Initialiser initialiser, double deviation, bool bounded)
    {
        double[] values = initialiser.Values(s_shape, s_fans, new InitialNumbers(1, "w"));
        double mean = values.Average();
        double measured = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        Assert.InRange(mean / deviation, -0.03, 0.03);
        Assert.InRange(measured / deviation, 0.979, 1.021);
        double largest = values.Max(Math.Abs) / deviation;
        Assert.InRange(largest, bounded ? 1.72 : 3.3, bounded ? Math.Sqrt(3) + 1e-12 : 6);
    }

    [Theory]
    [InlineData(3, 8)]
    [InlineData(8, 3)]
    [InlineData(5, 5)]
    public void Orthogonal_rows_or_columns_are_orthonormal(int rows, int columns)
    {
        double[] values = new Orthogonal(2).Values([rows, columns], s_fans, new InitialNumbers(1, "w"));
        bool wide = rows <= columns;
        int count = Math.Min(rows, columns);
        double At(int vector, int k) => wide ? values[vector * columns + k] : values[k * columns + vector];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++)
            {
                double product = Enumerable.Range(0, Math.Max(rows, columns)).Sum(k => At(i, k) * At(j, k));
                Assert.Equal(i == j ? 4 : 0, product, 1e-13);
            }
        }
    }

    [Fact]
    public void Orthogonal_sees_a_convolution_as_one_row_per_output()
    {
        double[] values = new Orthogonal().Values([4, 2, 3, 3], s_fans, new InitialNumbers(1, "w"));
        Assert.Equal(1, values[..18].Sum(value => value * value), 1e-13);
        Assert.Equal(0, values[..18].Zip(values[18..36], (a, b) => a * b).Sum(), 1e-13);
    }

    [Fact]
    public void Fans_count_what_feeds_what()
    {
        Assert.Equal(new Fans(3, 5), Fans.Of([5, 3]));
        Assert.Equal(new Fans(27, 45), Fans.Of([5, 3, 3, 3]));
        Assert.Equal(new Fans(48, 20), Fans.Of([5, 3, 4, 4], strides: 4));
        Assert.Equal(new Fans(12, 80), Fans.OfTransposed([3, 5, 4, 4], strides: 4));
        Assert.Equal(new Fans(1, 7), Fans.Of([7]));
    }

    [Fact]
    public void A_larger_tensor_of_one_name_starts_with_the_smaller()
    {
        var numbers = new InitialNumbers(9, "w");
        Assert.Equal(new Normal().Values([4], s_fans, numbers), new Normal().Values([8], s_fans, numbers)[..4]);
    }

    [Fact]
    public void Initialisers_are_found_by_name()
    {
        Assert.Equal(new HeNormal(), Initialiser.Named("he"));
        Assert.Equal(new Normal(0.02), Initialiser.Named("normal"));
        Assert.All(Initialiser.Names, name =>
            Assert.Equal(6, Initialiser.Named(name).Values([2, 3], s_fans, new(1, "w")).Length));
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_nearest()
    {
        var error = Assert.Throws<ArgumentException>(() => Initialiser.Named("glorott"));
        Assert.Equal(
            "Initialiser: there is no initialiser 'glorott'. The nearest names are 'glorot', 'he-glorot', 'normal'. "
                + "Use one of he, he-uniform, glorot, glorot-uniform, he-glorot, normal, orthogonal.", error.Message);
    }
}
