using Saddle.Games;
using Saddle.Games.Library;
using Saddle.Games.Markets;
using Saddle.Games.Spectra;

namespace Saddle.Reproductions.SmoothMarkets09;

/// <summary>In a market all players' sentiments add up; elsewhere the cooperative part is missing.</summary>
internal sealed record Legibility : Experiment
{
    private const uint Draws = 20;

    public override int Number => 3;

    public override string Title => "legibility and profits";

    internal override void Run(Laboratory laboratory)
    {
        Market market = MarketGan.Market();
        double inMarket = 0, elsewhere = 0, profit = 0;
        Game other = QuadraticGames.Game.Choose("general-sum").With(QuadraticGames.Players, 3).Make().Game;
        for (uint draw = 0; draw < Draws; draw++)
        {
            Point at = RandomPoint.Of(market.Game, draw);
            Outlook legible = Outlook.Of(at, RandomPoint.Of(market.Game, draw + 100));
            double size = Math.Abs(legible.Sentiment) + legible.Sentiments.Sum(Math.Abs);
            inMarket = Math.Max(inMarket, Math.Abs(legible.Illegibility) / size);
            profit = Math.Max(profit, Math.Abs(market.AccountsAt(at).Gap));
            elsewhere = Math.Max(elsewhere, Missed(RandomPoint.Of(other, draw), RandomPoint.Of(other, draw + 100)));
        }

        laboratory.AtMost("market: aggregate minus own sentiments, relative", 1e-10, inMarket);
        laboratory.AtMost("elsewhere: the same minus vᵀ(S - B)v", 1e-10, elsewhere);
        laboratory.AtMost("market: Σπ - Σf", 1e-12, profit);
    }

    private static double Missed(Point at, Point direction)
    {
        double[] v = direction.ToArray(), image = new double[v.Length];
        new GameJacobian(at).Parts().Cooperative.Apply(v, image);
        return Math.Abs(Outlook.Of(at, direction).Illegibility - v.Zip(image, (x, y) => x * y).Sum());
    }
}
