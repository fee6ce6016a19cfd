using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using Saddle.Games.Library;
using Saddle.Games.Markets;
using Xunit;

namespace Saddle.Games.Tests.Markets;

public sealed class AggregateStabilityTests
{
    [Fact]
    public void Markets_with_good_curvatures_are_stable_for_all_rates()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            KnownGame known = QuadraticGames.Game.Choose("market").With(QuadraticGames.Players, 3)
                .With(QuadraticGames.Size, 2).With(QuadraticGames.Seed, seed).With(QuadraticGames.Curvature, 0.05)
                .Make();
            Assert.Equal("stable for all rates", AggregateStability.Of(known.Equilibrium!).Verdict);
            Matrix<double> jacobian = Jacobians.Of(known.Game, known.Equilibrium!);
            for (uint draw = 0; draw < 20; draw++)
            {
                double[] rates = Rates((ulong)seed, draw, players: 3, size: 2);
                Assert.All((Matrix<double>.Build.DenseOfDiagonalArray(rates) * jacobian).Evd().EigenValues,
                    value => Assert.True(value.Real > 0));
            }
        }
    }

    [Fact]
    public void Forecasts_decay_at_the_rate_that_own_sentiments_give()
    {
        Game game = GameCatalogue.Named("market").Make("ring").Game;
        for (uint draw = 0; draw < 20; draw++)
        {
            Point at = game.Point(
                [.. Enumerable.Range(0, game.Size).Select(i => CounterRandom.Normal(3, 0, draw, (ulong)i))]);
            double[] rates = Rates(3, draw, game.Players.Count, size: 1);
            Field along = game.FieldOn();
            Point gradient = along.At(at);
            Point weighted = gradient.Map((player, x) => rates[player] * x);
            // Along w' = -ηξ, d/dt ½ξᵀηξ = -(ηξ)ᵀJ(ηξ), which in a market is the sum over own blocks.
            double rate = weighted.Dot(along.JacobianVector(at, -weighted)).ToScalar();
            double own = Outlook.Of(at, weighted, Stake.Profits).Sentiments.Sum();
            Assert.Equal(own, rate, 1e-9 * Math.Max(1, Math.Abs(own)));
        }
    }

    public static TheoryData<string, double[], Complex[]> CounterExamples => new()
    {
        { "epsilon-potential", [1, 1], [0.9, -1.1] },
        { "epsilon-market", [1, 1], [new(-0.1, 1), new(-0.1, -1)] },
    };

    [Theory]
    [MemberData(nameof(CounterExamples))]
    public void One_sign_decides_between_stable_and_unstable(string variant, double[] rates, Complex[] flow) =>
        SameEigenvalues.Within(flow, Flow(variant, rates), 1e-4);

    [Fact]
    public void Without_a_market_one_slow_player_can_destabilise()
    {
        Assert.Equal(-0.1818, Flow("slow-player", 1, 1, 1).Max(value => value.Real), 1e-4);
        Assert.Equal(0.2724, Flow("slow-player", 1, 1, 0.1).Max(value => value.Real), 1e-4);
        Assert.Equal("no market: own curvatures do not decide", Verdict("slow-player"));
    }

    [Fact]
    public void With_one_bad_curvature_the_ratio_of_rates_decides()
    {
        Assert.InRange(Flow("fast-player", 1.99, 1).Max(value => value.Real), -1, 0);
        Assert.InRange(Flow("fast-player", 2.01, 1).Max(value => value.Real), 0, 1);
        Assert.Equal("rates decide: own curvatures differ in sign or vanish", Verdict("fast-player"));
    }

    [Fact]
    public void All_bad_curvatures_are_unstable_for_all_rates() =>
        Assert.Equal("unstable for all rates", Verdict("hill"));

    [Fact]
    public void A_point_that_moves_is_refused() => Assert.Equal(
        "hill: this point is no equilibrium. Its field has norm 1.41. Follow the flow to a point of rest first.",
        Assert.Throws<GameException>(
            () => AggregateStability.Of(GameCatalogue.Named("counter-example").Make("hill").Start)).Message);

    private static string Verdict(string variant) =>
        AggregateStability.Of(GameCatalogue.Named("counter-example").Make(variant).Equilibrium!).Verdict;

    private static Complex[] Flow(string variant, params double[] rates)
    {
        KnownGame known = GameCatalogue.Named("counter-example").Make(variant);
        Matrix<double> scaled = Matrix<double>.Build.DenseOfDiagonalArray(rates);
        return [.. (-scaled * Jacobians.Of(known.Game, known.Equilibrium!)).Evd().EigenValues];
    }

    /// <summary>One rate per player over six decades, repeated for each of its numbers.</summary>
    private static double[] Rates(ulong seed, uint draw, int players, int size) =>
    [
        .. Enumerable.Range(0, players).SelectMany(player => Enumerable.Repeat(
            Math.Pow(10, 6 * CounterRandom.Uniform(seed, 1, draw, (ulong)player) - 3), size)),
    ];
}
