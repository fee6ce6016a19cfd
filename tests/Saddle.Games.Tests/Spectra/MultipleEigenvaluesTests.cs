using System.Numerics;
using Saddle.Games.Spectra;
using Xunit;

namespace Saddle.Games.Tests.Spectra;

/// <summary>Eigenvalues that occur more than once, and values that only look like some.</summary>
public sealed class MultipleEigenvaluesTests
{
    private static readonly EigenvalueSearch s_search = new() { Tolerance = 1e-10 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(12)]
    public void A_cycle_of_200_has_its_pairs_twice(int count)
    {
        DenseOperator cycle = Matrices.Of(200, (i, j) => i == j ? 2 : (i - j + 200) % 200 is 1 or 199 ? -1 : 0);
        LeadingEigenvalues leading = LeadingEigenvalues.Of(cycle, s_search with { Count = count });
        Assert.True(leading.Complete);
        Assert.Equal(count, leading.Pairs.Length);
        AssertEqual([.. Enumerable.Range(0, count).Select(i => Mode((i + 1) / 2))], leading.Pairs, 1e-9);

        static Complex Mode(int k) => 2 + (2 * Math.Cos(2 * Math.PI * k / 200));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Complex_pairs_are_found_as_often_as_they_occur(int copies)
    {
        // Blocks of turning by (1 + k) (0.6 + 0.8i), each so many times, and apart from one another.
        DenseOperator blocks = Matrices.Of(240, (i, j) => i / 2 != j / 2
            ? 0
            : (1 + (i / 2 / copies)) * (i == j ? 0.6 : j > i ? 0.8 : -0.8));
        LeadingEigenvalues leading = LeadingEigenvalues.Of(blocks, s_search with { Count = 12 });
        Assert.True(leading.Complete);
        int top = 120 / copies;
        Complex[] expected =
        [
            .. Enumerable.Range(0, 6).SelectMany(i => (Complex[])
            [
                (top - (i / copies)) * new Complex(0.6, 0.8), (top - (i / copies)) * new Complex(0.6, -0.8),
            ]),
        ];
        AssertEqual(expected, leading.Pairs, 1e-7);
    }

    [Theory]
    [InlineData(EigenvalueOrder.LargestModulus)]
    [InlineData(EigenvalueOrder.LargestRealPart)]
    [InlineData(EigenvalueOrder.SmallestRealPart)]
    public void Copies_are_found_in_every_order(EigenvalueOrder order)
    {
        DenseOperator matrix = Turned(300, i => (i / 3) - 20, 4);
        LeadingEigenvalues leading = LeadingEigenvalues.Of(matrix, s_search with { Order = order, Count = 8 });
        Assert.True(leading.Complete);
        int[] expected = order == EigenvalueOrder.SmallestRealPart
            ? [-20, -20, -20, -19, -19, -19, -18, -18]
            : [79, 79, 79, 78, 78, 78, 77, 77];
        AssertEqual([.. expected.Select(value => (Complex)value)], leading.Pairs, 1e-6);
    }

    [Fact]
    public void Blocks_like_the_identity_beside_others_are_found_whole()
    {
        DenseOperator matrix = Turned(150, i => i < 6 ? 3 : i < 12 ? 2 : 1.0 - (i / 150.0), 5);
        LeadingEigenvalues leading = LeadingEigenvalues.Of(matrix, s_search with { Count = 12 });
        Assert.True(leading.Complete);
        AssertEqual([.. Enumerable.Range(0, 12).Select(i => (Complex)(i < 6 ? 3 : 2))], leading.Pairs, 1e-8);
        Assert.All(leading.Pairs, pair => Assert.InRange(pair.Condition, 1, 100));
    }

    [Theory]
    [InlineData(60, 5)]
    [InlineData(60, 1)]
    [InlineData(200, 5)]
    [InlineData(500, 2)]
    public void Pseudo_eigenvalues_of_a_bidiagonal_matrix_are_not_called_complete(int size, double beside)
    {
        DenseOperator matrix = Matrices.Of(size, (i, j) => i == j ? 0.9 : i + 1 == j ? beside : 0);
        foreach ((double tolerance, ulong seed) in ((double, ulong)[])[(1e-4, 0), (1e-4, 1), (1e-8, 0), (1e-12, 0)])
        {
            LeadingEigenvalues leading = LeadingEigenvalues.Of(
                matrix, new EigenvalueSearch { Tolerance = tolerance, ProductLimit = 2000, Seed = seed });
            Assert.False(leading.Complete);
        }
    }

    [Theory]
    [InlineData(2, 1e-7)]
    [InlineData(3, 1e-4)]
    public void Jordan_blocks_have_a_large_condition_and_their_eigenvalue(int length, double accuracy)
    {
        DenseOperator matrix = Matrices.Of(120, (i, j) =>
            i == j ? i < length ? 3 : (double)i / 120 : i + 1 == j && j < length ? 1 : 0);
        LeadingEigenvalues leading = LeadingEigenvalues.Of(
            matrix, new EigenvalueSearch { Tolerance = 1e-12, Count = length });
        Assert.True(leading.Complete);
        Assert.All(leading.Pairs, pair => Assert.InRange((pair.Value - 3).Magnitude, 0, accuracy));
        Assert.All(leading.Pairs, pair => Assert.InRange(pair.Condition, 1e6, double.PositiveInfinity));
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    [InlineData(2u)]
    [InlineData(3u)]
    public void What_is_complete_agrees_with_all_eigenvalues_of_a_matrix_far_from_normal(uint seed)
    {
        // Random blocks on the diagonal and a random upper part twice as large.
        double[,] noise = Matrices.Normal(160, 160, seed, 0.12);
        DenseOperator matrix = Matrices.Of(160, (i, j) => i / 2 == j / 2
            ? noise[i, j] + (i == j ? i / 2 / 20.0 : 0)
            : j > i ? 2 * noise[i, j] : 0);
        LeadingEigenvalues leading = LeadingEigenvalues.Of(matrix, s_search with { Count = 8 });
        Complex[] all = [.. matrix.Eigenvalues().OrderByDescending(value => value.Magnitude)];
        Assert.All(leading.Pairs.Where(pair => pair.Converged), pair => Assert.InRange(
            all.Min(value => (value - pair.Value).Magnitude), 0, 0.02 * pair.Value.Magnitude));
        if (leading.Complete)
        {
            AssertEqual(all[..leading.Pairs.Length], leading.Pairs, 0.02 * all[0].Magnitude);
        }
    }

    [Fact]
    public void The_condition_of_two_numbers_is_the_known_one()
    {
        // [1, c; 0, 2]: left and right vectors meet at 1 / √(1 + c²).
        const double C = 7;
        DenseOperator matrix = Matrices.Of(2, (i, j) => i == j ? 1 + i : j > i ? C : 0);
        double expected = Math.Sqrt(1 + (C * C));
        Assert.All(LeadingEigenvalues.Of(matrix).Pairs, pair => Assert.Equal(expected, pair.Condition, 1e-9));
        Assert.All(matrix.Eigenpairs(), pair => Assert.Equal(expected, pair.Condition, 1e-9));
    }

    [Fact]
    public void Complex_eigenvalues_have_the_condition_of_their_vectors()
    {
        // S [0.6, 0.8; -0.8, 0.6] S⁻¹ with S = diag(1, 10): x = (1, 10i), y = (10, i) up to norms.
        DenseOperator matrix = Matrices.Of(2, (i, j) => i == j ? 0.6 : j > i ? 0.08 : -8);
        const double Expected = 101.0 / 20;
        Assert.All(LeadingEigenvalues.Of(matrix).Pairs, pair => Assert.Equal(Expected, pair.Condition, 1e-9));
        Assert.All(matrix.Eigenpairs(), pair => Assert.Equal(Expected, pair.Condition, 1e-9));
    }

    [Theory]
    [InlineData(1e300)]
    [InlineData(1e200)]
    [InlineData(1e-160)]
    [InlineData(1e-300)]
    public void Huge_and_tiny_matrices_have_the_eigenvalues_of_others_at_their_scale(double scale)
    {
        DenseOperator plain = Matrices.Random(60, 9);
        DenseOperator scaled = Matrices.Of(60, (i, j) => scale * plain[i, j]);
        EigenvalueSearch search = s_search with { Count = 4 };
        LeadingEigenvalues leading = LeadingEigenvalues.Of(scaled, search);
        Assert.True(leading.Complete);
        AssertEqual([.. LeadingEigenvalues.Of(plain, search).Pairs.Select(pair => pair.Value)],
            [.. leading.Pairs.Select(pair => pair with { Value = pair.Value / scale })], 1e-9);
        AssertEqual(plain.Eigenvalues(),
            [.. scaled.Eigenpairs().Select(pair => pair with { Value = pair.Value / scale })], 1e-12);
        AssertEqual(plain.Eigenvalues(),
            [.. scaled.Eigenvalues().Select(value => new Eigenpair(value / scale, 0, true))], 1e-12);
        Assert.All(scaled.Eigenpairs(), pair => Assert.InRange(pair.Residual / scale, 0, 1e-13));
        Assert.Equal(1, scaled.Norm / scale / plain.Norm, 1e-12);
        Assert.Equal(1, scaled.SingularExtremes().Largest / scale / plain.SingularExtremes().Largest, 1e-12);
        Assert.Equal(1, scaled.NumericalAbscissa() / scale / plain.NumericalAbscissa(), 1e-12);
    }

    [Fact]
    public void A_search_that_cannot_afford_a_fresh_start_is_not_complete()
    {
        DenseOperator matrix = Turned(300, i => 300 - i, 6);
        LeadingEigenvalues whole = LeadingEigenvalues.Of(matrix, s_search with { Count = 2 });
        Assert.True(whole.Complete);
        LeadingEigenvalues cut = LeadingEigenvalues.Of(
            matrix, s_search with { Count = 2, ProductLimit = whole.Products - 15 });
        Assert.False(cut.Complete);
        Assert.All(cut.Pairs, pair => Assert.True(pair.Converged));
    }

    private static void AssertEqual(Complex[] expected, IReadOnlyList<Eigenpair> pairs, double tolerance)
    {
        Assert.Equal(expected.Length, pairs.Count);
        var left = expected.ToList();
        foreach (Eigenpair pair in pairs)
        {
            Complex nearest = left.MinBy(value => (value - pair.Value).Magnitude);
            Assert.InRange((nearest - pair.Value).Magnitude, 0, tolerance);
            left.Remove(nearest);
        }
    }

    /// <summary>A symmetric matrix of given eigenvalues, in directions that no axis shows.</summary>
    private static DenseOperator Turned(int size, Func<int, double> value, uint seed)
    {
        double[] normal = [.. Enumerable.Range(0, size).Select(i => CounterRandom.Normal(seed, 0, 0, (ulong)i))];
        double square = normal.Sum(x => x * x);
        double[] bent = [.. normal.Select((x, i) => value(i) * x)];
        double middle = normal.Zip(bent, (x, y) => x * y).Sum();
        return Matrices.Of(size, (i, j) => (i == j ? value(i) : 0)
            - (2 / square * ((normal[i] * bent[j]) + (bent[i] * normal[j])))
            + (4 * middle / (square * square) * normal[i] * normal[j]));
    }
}
