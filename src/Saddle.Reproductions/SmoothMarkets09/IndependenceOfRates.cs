using System.Globalization;
using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using Saddle.Games;
using Saddle.Games.Library;
using Saddle.Games.Markets;
using Saddle.Games.Spectra;

namespace Saddle.Reproductions.SmoothMarkets09;

/// <summary>Markets with good own curvatures are stable whatever the players' rates; other games need not be.</summary>
internal sealed record IndependenceOfRates : Experiment
{
    private const int Players = 3;
    private const int Size = 2;

    public override int Number => 4;

    public override string Title => "independence of learning rates";

    internal override void Run(Laboratory laboratory)
    {
        double decay = Enumerable.Range(0, 20).Max(draw => DecayGap((uint)draw));
        laboratory.AtMost("decay of forecasts minus own sentiments, relative", 1e-9, decay);
        int unstable = Enumerable.Range(0, 200).Sum(seed => UnstableRates(laboratory, seed));
        laboratory.AtMost("200 markets at 20 choices of rates: unstable ones", 0, unstable);
        void Fastest(string claim, string variant, double required, params double[] rates)
        {
            double found = Flow("counter-example", variant, rates).Max(value => value.Real);
            laboratory.Table.Check(claim, Digits(required), Digits(found), Math.Abs(found - required) < 1e-4);
        }

        Fastest("potential game with good curvatures: largest real part", "epsilon-potential", 0.9, 1, 1);
        Fastest("its twin market", "epsilon-market", -0.1, 1, 1);
        Fastest("no market, rates 1, 1, 1", "slow-player", -0.1818, 1, 1, 1);
        Fastest("no market, rates 1, 1, 0.1", "slow-player", 0.2724, 1, 1, 0.1);
        Fastest("market with one bad curvature, rates 2, 1", "fast-player", 0, 2, 1);
    }

    private static string Digits(double value) => (value + 0.0).ToString("F4", CultureInfo.InvariantCulture);

    // Along w' = -ηξ, d/dt ½ξᵀηξ = -(ηξ)ᵀJ(ηξ), which in a market is the sum over own blocks.
    private static double DecayGap(uint draw)
    {
        Game game = MarketGan.Market().Game;
        double[] rates = Rates(draw, 1);
        Point at = RandomPoint.Of(game, draw);
        Field along = game.FieldOn();
        Point weighted = along.At(at).Map((player, x) => rates[player] * x);
        double rate = weighted.Dot(along.JacobianVector(at, -weighted)).ToScalar();
        double own = Outlook.Of(at, weighted, Stake.Profits).Sentiments.Sum();
        return Math.Abs(own - rate) / Math.Max(1, Math.Abs(own));
    }

    private static int UnstableRates(Laboratory laboratory, int seed)
    {
        laboratory.Cancellation.ThrowIfCancellationRequested();
        KnownGame market = QuadraticGames.Game.Choose("market").With(QuadraticGames.Players, Players)
            .With(QuadraticGames.Size, Size).With(QuadraticGames.Seed, seed).With(QuadraticGames.Curvature, 0.05)
            .Make();
        Matrix<double> jacobian = JacobianAt(market.Equilibrium!);
        return Enumerable.Range(0, 20).Count(draw => Scaled(jacobian, Rates((uint)(1000 + 20 * seed + draw), Size))
            .Evd().EigenValues.Any(value => value.Real <= 0));
    }

    private static Complex[] Flow(string game, string variant, double[] rates) => [.. (-Scaled(
        JacobianAt(GameCatalogue.Named(game).Make(variant).Equilibrium!), rates)).Evd().EigenValues];

    private static Matrix<double> Scaled(Matrix<double> jacobian, double[] rates) =>
        Matrix<double>.Build.DenseOfDiagonalArray(rates) * jacobian;

    private static Matrix<double> JacobianAt(Point at) =>
        Matrix<double>.Build.DenseOfArray(new GameJacobian(at).ToDense().ToArray());

    /// <summary>One rate per player over six decades, repeated for each of its numbers.</summary>
    private static double[] Rates(uint draw, int size) =>
    [
        .. Enumerable.Range(0, Players).SelectMany(player => Enumerable.Repeat(
            Math.Pow(10, 6 * CounterRandom.Uniform(9, 1, draw, (ulong)player) - 3), size)),
    ];
}
