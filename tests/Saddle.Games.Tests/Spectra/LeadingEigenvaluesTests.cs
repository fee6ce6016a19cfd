using System.Numerics;
using Saddle.Games.Spectra;
using Xunit;

namespace Saddle.Games.Tests.Spectra;

public sealed class LeadingEigenvaluesTests
{
    private static readonly EigenvalueSearch s_exact = new() { Tolerance = 1e-12, Count = 10, Subspace = 60 };

    public static TheoryData<EigenvalueOrder, uint> Orders => new()
    {
        { EigenvalueOrder.LargestModulus, 0 }, { EigenvalueOrder.LargestModulus, 1 },
        { EigenvalueOrder.LargestRealPart, 2 }, { EigenvalueOrder.LargestRealPart, 3 },
        { EigenvalueOrder.SmallestRealPart, 4 }, { EigenvalueOrder.SmallestRealPart, 5 },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void Agrees_with_all_eigenvalues_of_500_parameters(EigenvalueOrder order, uint seed)
    {
        DenseOperator matrix = Matrices.Random(500, seed);
        EigenvalueSearch search = s_exact with { Order = order };
        LeadingEigenvalues leading = LeadingEigenvalues.Of(matrix, search);
        AssertLeading(matrix, search, leading, 1e-8);
    }

    [Fact]
    public void Agrees_where_eigenvalues_cluster()
    {
        // Block diagonal in a random order: 40 pairs within 0.02 of one another, the rest inside half their modulus.
        DenseOperator matrix = Matrices.Of(300, (i, j) =>
        {
            int block = i / 2;
            double size = block < 40 ? 1 + (0.0005 * block) : 0.5 * (300 - i) / 300;
            return j / 2 != block ? 0 : i == j ? 0.6 * size : (j > i ? 0.8 : -0.8) * size;
        });
        EigenvalueSearch search = s_exact with { Count = 12 };
        AssertLeading(matrix, search, LeadingEigenvalues.Of(matrix, search), 1e-8);
    }

    [Fact]
    public void Vectors_have_norm_1_and_the_residuals_that_are_stated()
    {
        DenseOperator matrix = Matrices.Random(120, 8);
        LeadingEigenvalues leading = LeadingEigenvalues.Of(matrix, s_exact with { Subspace = 0, Vectors = true });
        Assert.True(leading.Complete);
        foreach (Eigenpair pair in leading.Pairs)
        {
            double[] real = [.. pair.Vector.Select(x => x.Real)], imaginary = [.. pair.Vector.Select(x => x.Imaginary)];
            Eigenpair measured = Eigenvectors.Measure(matrix, pair.Value, real, imaginary);
            Assert.Equal(1, pair.Vector.Sum(x => x.Magnitude * x.Magnitude), 1e-12);
            Assert.Equal(pair.Residual, measured.Residual, 1e-13);
            Assert.InRange(pair.RelativeResidual, 0, 2e-12);
        }
    }

    [Fact]
    public void Pairs_are_never_cut()
    {
        DenseOperator matrix = Matrices.Of(50, (i, j) =>
            i / 2 != j / 2 || i == j ? 0 : (j > i ? 1 : -1) * (1.0 + i / 2));
        LeadingEigenvalues leading = LeadingEigenvalues.Of(matrix, s_exact with { Count = 3, Subspace = 0 });
        Assert.Equal(
            [new(0, 25), new(0, -25), new(0, 24), new(0, -24)],
            leading.Pairs.Select(pair => Rounded(pair.Value)));
        Assert.True(leading.Complete);
    }

    public static TheoryData<string, int, double[]> Answers => new()
    {
        { "zero", 100, [0, 0, 0] },
        { "identity", 100, [1, 1, 1] },
        { "diagonal", 100, [100, 99, 98] },
        { "diagonal", 1, [1] },
        { "diagonal", 2, [2, 1] },
        { "diagonal", 3, [3, 2, 1] },
        { "repeated", 100, [4, 4, 4] },
        { "minus", 100, [-100, -99, -98] },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void Simple_matrices_have_their_eigenvalues(string kind, int size, double[] values)
    {
        DenseOperator matrix = Matrices.Of(size, (i, j) => i != j ? 0 : kind switch
        {
            "zero" => 0,
            "identity" => 1,
            "repeated" => i % 5,
            "minus" => -1 - i,
            _ => 1 + i,
        });
        LeadingEigenvalues leading = LeadingEigenvalues.Of(matrix, s_exact with { Count = 3, Subspace = 0 });
        Assert.True(leading.Complete);
        Assert.Equal(values, leading.Pairs.Select(pair => Math.Round(pair.Value.Real, 10)));
        Assert.All(leading.Pairs, pair => Assert.Equal(0, pair.Value.Imaginary));
    }

    [Fact]
    public void Turns_of_one_angle_in_every_plane_are_found_as_pairs()
    {
        DenseOperator matrix = Matrices.Of(100, (i, j) => i / 2 != j / 2 ? 0 : i == j ? 0.6 : j > i ? 0.8 : -0.8);
        LeadingEigenvalues leading = LeadingEigenvalues.Of(matrix, s_exact with { Count = 4, Subspace = 0 });
        Assert.True(leading.Complete);
        Complex turn = new(0.6, 0.8);
        Assert.Equal([turn, Complex.Conjugate(turn), turn, Complex.Conjugate(turn)],
            leading.Pairs.Select(pair => Rounded(pair.Value)));
    }

    [Fact]
    public void A_defective_matrix_has_its_eigenvalue_to_the_root_of_rounding()
    {
        // One Jordan block of 4 at 3 and small distinct eigenvalues: the fourth root of rounding is about 1e-4.
        DenseOperator matrix = Matrices.Of(80, (i, j) =>
            i == j ? i < 4 ? 3 : (double)i / 80 : i + 1 == j && j < 4 ? 1 : 0);
        LeadingEigenvalues leading = LeadingEigenvalues.Of(matrix, s_exact with { Count = 4, Subspace = 0 });
        Assert.True(leading.Complete);
        Assert.All(leading.Pairs, pair => Assert.InRange((pair.Value - 3).Magnitude, 0, 3e-3));
        Assert.All(leading.Pairs, pair => Assert.InRange(pair.RelativeResidual, 0, 2e-12));
    }

    [Fact]
    public void The_same_search_has_the_same_bits()
    {
        // Long enough that blocks of rows go to several threads.
        var chain = new Chain(30_000);
        EigenvalueSearch search = new() { Vectors = true, Seed = 5, Tolerance = 1e-6 };
        LeadingEigenvalues first = LeadingEigenvalues.Of(chain, search), second = LeadingEigenvalues.Of(chain, search);
        Assert.True(first.Complete);
        Assert.Equal(30, first.Pairs[0].Value.Real, 1e-6);
        Assert.Equal(first.Products, second.Products);
        Assert.Equal(first.Pairs.SelectMany(pair => pair.Vector), second.Pairs.SelectMany(pair => pair.Vector));
    }

    [Fact]
    public void The_limit_of_products_ends_an_incomplete_search_with_measured_residuals()
    {
        DenseOperator matrix = Matrices.Random(400, 12);
        LeadingEigenvalues leading = LeadingEigenvalues.Of(matrix, s_exact with { ProductLimit = 70 });
        Assert.False(leading.Complete);
        Assert.InRange(leading.Products, 71, 82);
        Assert.Contains(leading.Pairs, pair => pair.Residual > 1e-6 && !pair.Converged);
    }

    [Fact]
    public void The_numerical_abscissa_of_an_operator_is_that_of_its_entries()
    {
        DenseOperator matrix = Matrices.Random(200, 13);
        EigenvalueSearch search = s_exact with { Count = 1, Order = EigenvalueOrder.LargestRealPart, Subspace = 30 };
        Eigenpair largest = LeadingEigenvalues.Of(matrix.SymmetricPart(), search).Pairs[0];
        Assert.Equal(matrix.NumericalAbscissa(), largest.Value.Real, 1e-10);
    }

    [Fact]
    public void Progress_is_told_per_restart_and_cancellation_is_heeded()
    {
        using var source = new CancellationTokenSource();
        var seen = new Recorder(source);
        Assert.Throws<OperationCanceledException>(() =>
            LeadingEigenvalues.Of(Matrices.Random(300, 14), s_exact, seen, source.Token));
        Assert.Equal(3, seen.Reports.Count);
        Assert.Equal(60, seen.Reports[0].Products);
        Assert.True(seen.Reports[2].Products > seen.Reports[1].Products);
    }

    [Fact]
    public void A_product_that_is_not_finite_is_named()
    {
        string message = Assert.Throws<GameException>(() => LeadingEigenvalues.Of(new Broken())).Message;
        Assert.Equal(
            "Eigenvalues: product 1 with a vector of norm 1 is not finite. Entry 3 of 50 is NaN. Analyse the game at "
                + "a point where its field is differentiable, and where training has not diverged.",
            message);
    }

    [Fact]
    public void A_search_out_of_range_is_refused()
    {
        string message = Assert.Throws<GameException>(() =>
            LeadingEigenvalues.Of(Matrices.Random(5, 0), new EigenvalueSearch { Count = 10, Subspace = 11 })).Message;
        Assert.Equal(
            "EigenvalueSearch: a setting is out of its range. Count is 10, Subspace 11, Tolerance 1E-08, "
                + "ProductLimit 10000. Ask for at least one eigenvalue and one product, a subspace of at least Count + "
                + "3 or 0, and a tolerance between 0 and 1.",
            message);
    }

    private static void AssertLeading(
        DenseOperator matrix, EigenvalueSearch search, LeadingEigenvalues leading, double tolerance)
    {
        Assert.True(leading.Complete);
        Complex[] expected = [.. matrix.Eigenvalues().OrderByDescending(search.Rank).Take(leading.Pairs.Length)];
        Assert.Equal(leading.Pairs.Select(pair => search.Rank(pair.Value)), expected.Select(search.Rank),
            (x, y) => Math.Abs(x - y) < tolerance);
        Assert.All(leading.Pairs, pair =>
            Assert.True(expected.Min(value => (value - pair.Value).Magnitude) < tolerance));
        Assert.All(expected, value =>
            Assert.True(leading.Pairs.Min(pair => (value - pair.Value).Magnitude) < tolerance));
    }

    private static Complex Rounded(Complex value) =>
        new(Math.Round(value.Real, 10) + 0.0, Math.Round(value.Imaginary, 10));

    private sealed class Recorder(CancellationTokenSource source) : IProgress<SearchProgress>
    {
        internal List<SearchProgress> Reports { get; } = [];

        public void Report(SearchProgress value)
        {
            Reports.Add(value);
            if (Reports.Count == 3)
            {
                source.Cancel();
            }
        }
    }

    /// <summary>A triangular matrix of two diagonals: 30, 29, ... 21, then numbers below 10.</summary>
    private sealed class Chain(int size) : LinearOperator(size)
    {
        public override void Apply(ReadOnlySpan<double> x, Span<double> y)
        {
            for (int i = 0; i < x.Length; i++)
            {
                double own = i < 10 ? 30 - i : 10.0 * i / x.Length;
                y[i] = (own * x[i]) + (i + 1 < x.Length ? 0.5 * x[i + 1] : 0);
            }
        }

        public override void ApplyTranspose(ReadOnlySpan<double> x, Span<double> y) =>
            throw new NotSupportedException();
    }

    private sealed class Broken() : LinearOperator(50)
    {
        public override void Apply(ReadOnlySpan<double> x, Span<double> y)
        {
            x.CopyTo(y);
            y[3] = double.NaN;
        }

        public override void ApplyTranspose(ReadOnlySpan<double> x, Span<double> y) => Apply(x, y);
    }
}
