using System.Numerics;
using Saddle.Games.Library;
using Saddle.Games.Spectra;
using Xunit;

namespace Saddle.Games.Tests.Spectra;

public sealed class SpectrumTests
{
    [Fact]
    public void The_penalised_Dirac_game_has_the_known_eigenvalues_and_step()
    {
        Spectrum spectrum = Spectrum.Of(SpectraGames.Dirac(0.3).Point(0, 0));
        var expected = new Complex(-0.15, Math.Sqrt(0.25 - 0.0225));
        Assert.True((spectrum.Flow[0].Value - expected).Magnitude < 1e-12);
        Assert.True((spectrum.Flow[1].Value - Complex.Conjugate(expected)).Magnitude < 1e-12);
        Assert.Equal(1.2, spectrum.Bound.Step, 1e-12);
        Assert.Equal(-0.15, spectrum.MaxRealPart, 1e-12);
        Assert.Equal(expected.Imaginary / 0.15, spectrum.MaxRatio, 1e-10);
        Assert.Equal(spectrum.MaxRatio, spectrum.MedianRatio, 1e-10);
        Assert.Equal(0, spectrum.NumericalAbscissa, 1e-12);
        Assert.Equal(1, spectrum.ShareAbove(0.2));
        Assert.Equal(0, spectrum.ShareAbove(0.1));
        Assert.True(spectrum.IsComplete && spectrum.HasConverged);
    }

    [Fact]
    public void A_large_Jacobian_has_the_leading_part_of_the_whole_spectrum()
    {
        DenseOperator jacobian = Matrices.Of(150, (i, j) => (i == j ? 1.2 : 0) + Entry(i, j));
        Spectrum whole = Spectrum.Of(jacobian);
        Spectrum part = Spectrum.Of(jacobian, new SpectrumOptions
        {
            DenseLimit = 100,
            Searches = [Search(EigenvalueOrder.LargestModulus), Search(EigenvalueOrder.LargestRealPart)],
            NumericalAbscissa = Search(EigenvalueOrder.LargestRealPart) with { Count = 1 },
        });
        Assert.True(whole.IsComplete && part.HasConverged && !part.IsComplete);
        Assert.Equal(whole.MaxRealPart, part.MaxRealPart, 1e-8);
        Assert.Equal(whole.NumericalAbscissa, part.NumericalAbscissa, 1e-8);
        Assert.All(part.Flow, pair => Assert.True(
            whole.Flow.Min(other => (other.Value - pair.Value).Magnitude) < 1e-8));
        Assert.InRange(part.Flow.Length, 10, 22);

        static double Entry(int i, int j) => CounterRandom.Normal(5, 0, 0, (ulong)((150 * i) + j)) / Math.Sqrt(150);
        static EigenvalueSearch Search(EigenvalueOrder order) => new() { Order = order, Tolerance = 1e-11 };
    }

    [Fact]
    public void A_search_that_is_cancelled_keeps_what_earlier_ones_have_found()
    {
        using var source = new CancellationTokenSource();
        var options = new SpectrumOptions
        {
            DenseLimit = 100,
            Searches = [new(), new() { Order = EigenvalueOrder.LargestRealPart }],
        };
        DenseOperator jacobian = Matrices.Random(150, 3);
        Spectrum part = Spectrum.Of(jacobian, options, new CancelAtSecondSearch(source), source.Token);
        Assert.InRange(part.Flow.Length, 10, 11);
        Assert.True(part.Flow.All(pair => pair.Converged) && !part.HasConverged);
        Assert.Throws<OperationCanceledException>(() => Spectrum.Of(jacobian, options, null, source.Token));
    }

    [Fact]
    public void An_eigenvalue_that_two_searches_find_counts_once()
    {
        var options = new SpectrumOptions { DenseLimit = 100, NumericalAbscissa = null };
        for (uint seed = 0; seed < 10; seed++)
        {
            DenseOperator jacobian = Matrices.Random(150, seed);
            Complex[] all = jacobian.Times(-1).ToDense().Eigenvalues();
            Spectrum part = Spectrum.Of(jacobian, options);
            Assert.True(part.HasConverged);
            Assert.Distinct(part.Flow.Select(pair => all.MinBy(value => (value - pair.Value).Magnitude)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-3)]
    public void Eigenvalues_that_have_not_converged_decide_nothing(double spread)
    {
        Tensor weights = Tensor.FromArray([.. Enumerable.Range(0, 700).Select(i => 1 + spread * i)], [700]);
        Tensor Stake(Point at) => (weights * at["x"] * at["y"]).Sum();
        Game game = new(
            "turning",
            new Player("first", [new Parameter("x", [700])], Stake),
            new Player("second", [new Parameter("y", [700])], at => -Stake(at)));
        var options = new SpectrumOptions { Searches = [new() { ProductLimit = 1 }], NumericalAbscissa = null };
        Verdict verdict = Verdict.Of(Spectrum.Of(new GameJacobian(game.Point(new double[1400])), options));
        Assert.Equal(
            (Stability.Turns, "only turns, by eigenvalues that have not converged"), (verdict.Outcome, verdict.Words));
    }

    [Fact]
    public void Averages_over_ratios_leave_small_eigenvalues_out()
    {
        Spectrum spectrum = Spectrum.Of(new DenseOperator(new double[,]
        {
            { 1, 2, 0, 0, 0 }, { -2, 1, 0, 0, 0 }, { 0, 0, 3, 0, 0 }, { 0, 0, 0, 1e-4, 0 }, { 0, 0, 0, 0, 0 },
        }));
        Assert.Equal(2, spectrum.MaxRatio, 1e-12);
        Assert.Equal(1, spectrum.MedianRatio, 1e-12);
        Assert.Equal(2, spectrum.MedianRatioAbove(1e-3), 1e-12);
        Assert.Equal(1, spectrum.Bound.Neutral);
    }

    [Theory]
    [InlineData("minimax", "only turns")]
    [InlineData("wgan", "only turns")]
    [InlineData("r1", "converges for steps below 1.2")]
    [InlineData("noise", "converges for steps below 2")]
    [InlineData("simple-gp-distance", "only turns")]
    public void Verdicts_on_Dirac_games_are_the_papers(string variant, string words) =>
        Assert.Equal(words, Verdict.Of(Spectrum.Of(GameCatalogue.Named("dirac").Make(variant).Equilibrium!)).Words);

    public static TheoryData<double[,], Stability, string, string> Verdicts => new()
    {
        {
            new double[,] { { 1, 2 }, { -2, 1 } }, Stability.Converges, "converges for steps below 0.4",
            "the largest real part is -1, at -1 + 2i; the step is limited by -1 + 2i"
        },
        {
            new double[,] { { 0, 2 }, { -2, 0 } }, Stability.Turns, "only turns",
            "the largest real part is 0, at 0 + 2i"
        },
        {
            new double[,] { { -1, 0 }, { 0, 3 } }, Stability.Unstable, "unstable", "the largest real part is 1, at 1"
        },
        {
            new double[,] { { 0, 0 }, { 0, 4 } }, Stability.Converges,
            "converges for steps below 0.5, neutral along 1 direction",
            "the largest real part is -4, at -4; the step is limited by -4"
        },
        {
            new double[2, 2], Stability.Neutral, "neutral along 2 directions", "all eigenvalues of the flow are 0"
        },
    };

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void Verdicts_say_what_the_flow_does(double[,] jacobian, Stability outcome, string words, string evidence) =>
        Assert.Equal(new Verdict(outcome, words, evidence), Verdict.Of(Spectrum.Of(new DenseOperator(jacobian))));

    private sealed class CancelAtSecondSearch(CancellationTokenSource source) : IProgress<SearchProgress>
    {
        private int _products;

        public void Report(SearchProgress value)
        {
            if (value.Products < _products)
            {
                source.Cancel();
            }

            _products = value.Products;
        }
    }
}
