using Saddle.Games;
using Saddle.Games.Markets;
using Saddle.Games.Motions;
using Saddle.Games.Spectra;

namespace Saddle.Reproductions.SmoothMarkets09;

/// <summary>A generator that sells to two critics stays a market in training; with other losses it is none.</summary>
internal sealed record ThreePlayerMarket : Experiment
{
    private const int Steps = 500;
    private const int Between = 50;

    public override int Number => 8;

    public override string Title => "a generator and two critics as a market";

    internal override void Run(Laboratory laboratory)
    {
        Market market = MarketGan.Market();
        (double cooperation, double gap) = (0, 0);
        Follow(laboratory, market.Game, at =>
        {
            cooperation = Math.Max(cooperation, Cooperation(at));
            gap = Math.Max(gap, Math.Abs(market.AccountsAt(at).Gap));
        });
        laboratory.AtMost("three players: ‖S - B‖ / ‖J‖ in 500 steps", 1e-8, cooperation);
        laboratory.AtMost("three players: Σπ - Σf in 500 steps", 1e-8, gap);

        double least = double.PositiveInfinity;
        Follow(laboratory, MarketGan.Create(nonSaturating: true), at => least = Math.Min(least, Cooperation(at)));
        laboratory.AtLeast("with the non-saturating loss: least ‖S - B‖ / ‖J‖", 1e-3, least);
    }

    private static void Follow(Laboratory laboratory, Game game, Action<Point> look)
    {
        var trajectory = new Trajectory(new Simultaneous(), RandomPoint.Of(game, 0, 0.5), [0.1],
            options: new CompilerOptions { Threads = Math.Max(1, laboratory.Threads) });
        look(trajectory.At);
        while (trajectory.Steps < Steps)
        {
            laboratory.Cancellation.ThrowIfCancellationRequested();
            trajectory.Advance(Between);
            look(trajectory.At);
        }
    }

    private static double Cooperation(Point at)
    {
        JacobianParts parts = new GameJacobian(at).Parts();
        return parts.Cooperative.Norm / parts.Jacobian.Norm;
    }
}
