using Saddle.Testing;
using Xunit;

namespace Saddle.Distances.Tests;

public class OperatorNormTests
{
    [Fact]
    public void Of_two_by_two_it_is_the_closed_form()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            double[] m = Draws.Normal(4, seed);
            double squares = m.Sum(x => x * x), determinant = m[0] * m[3] - m[1] * m[2];
            double expected = Math.Sqrt((squares + Math.Sqrt(squares * squares - 4 * determinant * determinant)) / 2);
            Assert.Equal(expected, OperatorNorm.Of(m, 2, 2), 1e-10 * expected);
        }
    }

    [Fact]
    public void Of_one_row_or_column_it_is_the_length()
    {
        Assert.Equal(5, OperatorNorm.Of([3.0, 4], 1, 2), 1e-14);
        Assert.Equal(5, OperatorNorm.Of([3f, 4f], 2, 1), 1e-14);
    }

    [Fact]
    public void Of_a_rank_one_matrix_it_is_the_product_of_lengths()
    {
        double[] u = Draws.Normal(30, 1), v = Draws.Normal(20, 2);
        double[] product = [.. u.SelectMany(a => v.Select(b => a * b))];
        double expected = Math.Sqrt(u.Sum(x => x * x)) * Math.Sqrt(v.Sum(x => x * x));
        Assert.Equal(expected, OperatorNorm.Of(product, 30, 20), 1e-12 * expected);
    }

    [Fact]
    public void Of_a_diagonal_it_is_the_largest_entry_at_any_scale()
    {
        foreach (double scale in new[] { 1, 1e-200, 1e200 })
        {
            double[] diagonal = [scale, 0, 0, 0, -3 * scale, 0, 0, 0, 2 * scale];
            Assert.Equal(1, OperatorNorm.Of(diagonal, 3, 3) / (3 * scale), 1e-12);
        }

        Assert.Equal(0, OperatorNorm.Of(new double[6], 2, 3));
    }

    [Fact]
    public void Equal_signs_on_the_bound_reach_it()
    {
        double[] onBound = [.. Enumerable.Repeat(0.01, 64 * 2)];
        Assert.Equal(OperatorNorm.ClippedBound(0.01, 2, 64), OperatorNorm.Of(onBound, 64, 2), 1e-14);
        Assert.Equal(0.01 * Math.Sqrt(128), OperatorNorm.ClippedBound(0.01, 2, 64), 1e-16);
    }

    [Fact]
    public void The_network_bound_is_the_product_over_layers() => Assert.Equal(
        OperatorNorm.ClippedBound(0.1, 1, 64) * OperatorNorm.ClippedBound(0.1, 64, 64)
            * OperatorNorm.ClippedBound(0.1, 64, 1),
        OperatorNorm.ClippedNetworkBound(0.1, 1, 64, 64, 1));

    [Fact]
    public void No_clipped_critic_exceeds_its_norms_times_the_distance()
    {
        // Kantorovich-Rubinstein duality on 200 random critics 1-16-16-1, weights and biases in [-c, c].
        for (int draw = 0; draw < 200; draw++)
        {
            double clip = draw % 2 == 0 ? 0.01 : 0.5;
            double[] u = [.. Draws.Uniform(16 + 16 + 256 + 16 + 16, draw).Select(x => clip * (2 * x - 1))];
            double[] real = Draws.Normal(64, 1000 + draw);
            double[] fake = [.. Draws.Normal(64, 2000 + draw).Select(x => 2 * x + 1)];
            double estimate = real.Average(x => Critic(u, x)) - fake.Average(x => Critic(u, x));
            double lipschitz = OperatorNorm.Of(u.AsSpan(0, 16), 16, 1) * OperatorNorm.Of(u.AsSpan(32, 256), 16, 16)
                * OperatorNorm.Of(u.AsSpan(304, 16), 1, 16);
            Assert.True(estimate <= lipschitz * WassersteinDistance.OnLine(real, fake) + 1e-9);
            Assert.True(lipschitz <= OperatorNorm.ClippedNetworkBound(clip, 1, 16, 16, 1));
        }
    }

    [Fact]
    public void A_matrix_of_the_wrong_size_is_refused() => ArgumentRefusal.Is(
        () => OperatorNorm.Of(new double[5], 2, 3),
        "OperatorNorm: the matrix has the wrong size. 5 entries were given for [2, 3]. "
            + "Pass rows * columns entries in row-major order.");

    [Fact]
    public void A_NaN_is_refused_with_its_place() => ArgumentRefusal.Is(
        () => OperatorNorm.Of([1, 2, double.NaN, 4], 2, 2),
        "OperatorNorm: an entry is not finite. Row 1, column 0 is NaN. Check the weights before measuring them.");

    [Fact]
    public void A_network_without_layers_is_refused() => ArgumentRefusal.Is(
        () => OperatorNorm.ClippedNetworkBound(0.1, 5),
        "OperatorNorm: a network has at least one layer. 1 widths were given. "
            + "Pass the number of inputs, of every hidden layer's units and of outputs.");

    private static double Critic(double[] u, double x)
    {
        double score = 0;
        for (int i = 0; i < 16; i++)
        {
            double sum = u[288 + i];
            for (int j = 0; j < 16; j++)
            {
                sum += u[32 + i * 16 + j] * Math.Max(0, u[j] * x + u[16 + j]);
            }

            score += u[304 + i] * Math.Max(0, sum);
        }

        return score;
    }
}
