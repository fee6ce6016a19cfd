using MathNet.Numerics.LinearAlgebra;
using Saddle.Games.Library;
using Saddle.Games.Markets;
using Saddle.Games.Spectra;
using Xunit;

namespace Saddle.Games.Tests.Markets;

public sealed class OutlookTests
{
    private static Point Random(Game game, uint number) => game.Point(
        [.. Enumerable.Range(0, game.Size).Select(i => CounterRandom.Normal(7, 0, number, (ulong)i))]);

    [Theory]
    [InlineData("quadratic", "market")]
    [InlineData("market", "ring")]
    [InlineData("dirac", "minimax")]
    [InlineData("lq-gan", "gan")]
    public void Markets_are_legible(string name, string variant)
    {
        Game game = GameCatalogue.Named(name).Make(variant).Game;
        for (uint draw = 0; draw < 10; draw++)
        {
            Outlook outlook = Outlook.Of(Random(game, draw), Random(game, draw + 100));
            double size = Math.Abs(outlook.Sentiment) + outlook.Sentiments.Sum(Math.Abs);
            Assert.InRange(Math.Abs(outlook.Illegibility), 0, 1e-10 * size);
        }
    }

    [Theory]
    [InlineData("quadratic", "general-sum")]
    [InlineData("dirac", "non-saturating")]
    [InlineData("counter-example", "three-way")]
    public void Elsewhere_players_miss_exactly_the_cooperative_part(string name, string variant)
    {
        Game game = GameCatalogue.Named(name).Make(variant).Game;
        for (uint draw = 0; draw < 10; draw++)
        {
            (Point at, Point direction) = (Random(game, draw), Random(game, draw + 100));
            double[] v = direction.ToArray(), image = new double[v.Length];
            new GameJacobian(at).Parts().Cooperative.Apply(v, image);
            double missed = v.Zip(image, (x, y) => x * y).Sum();
            Assert.NotEqual(0, missed, 1e-6);
            Assert.Equal(missed, Outlook.Of(at, direction).Illegibility, 1e-10);
        }
    }

    [Fact]
    public void Profits_are_read_in_the_opposite_sign()
    {
        KnownGame known = Quadratic.Of(Matrix<double>.Build.DenseOfArray(new[,] { { 2.0, 1 }, { -1, 3 } }), [1, 1]);
        Point at = known.Game.Point(1, 2), direction = known.Game.Point(5, 7);
        Outlook losses = Outlook.Of(at, direction), profits = Outlook.Of(at, direction, Stake.Profits);
        Assert.Equal([5 * (2 + 2), 7 * (6 - 1)], losses.Forecasts);
        Assert.Equal([2 * 25, 3 * 49], losses.Sentiments);
        Assert.Equal(2 * 25 + 3 * 49, losses.Sentiment);
        Assert.Equal(losses.Forecasts.Select(x => -x), profits.Forecasts);
        Assert.Equal(losses.Sentiments.Select(x => -x), profits.Sentiments);
        Assert.Equal(-losses.Sentiment, profits.Sentiment);
        Assert.Equal(-losses.Forecast, profits.Forecast);
    }
}
