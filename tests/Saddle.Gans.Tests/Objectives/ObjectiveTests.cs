using Saddle.Gans.Objectives;
using Xunit;

namespace Saddle.Gans.Tests.Objectives;

public sealed class ObjectiveTests
{
    private static readonly Tensor s_real = Tensor.Of(0.5, -1.5, 2.0);
    private static readonly Tensor s_fake = Tensor.Of(-0.25, 1.0, 0.75);

    private static double Softplus(double x) => Math.Log(1 + Math.Exp(x));

    private static double Mean(Tensor scores, Func<double, double> of) => scores.ToArray<double>().Average(of);

    private static void Equal(double expected, Tensor actual) =>
        Assert.Equal(expected, actual.Mean().ToScalar(), 1e-12);

    [Fact]
    public void Wasserstein_is_the_difference_of_means()
    {
        var objective = new Wasserstein();
        Equal(0.5 - 1.0 / 3, objective.CriticLoss(s_real, s_fake));
        Equal(1.0 / 3 - 0.5, objective.Estimate(s_real, s_fake));
        Equal(-0.5, objective.GeneratorLoss(s_fake));
    }

    [Fact]
    public void Minimax_is_the_cross_entropy_of_logits()
    {
        var objective = new Minimax();
        double loss = Mean(s_real, x => Softplus(-x)) + Mean(s_fake, Softplus);
        Equal(loss, objective.CriticLoss(s_real, s_fake));
        Equal(-Mean(s_fake, Softplus), objective.GeneratorLoss(s_fake));
        Equal(Math.Log(2) - loss / 2, objective.Estimate(s_real, s_fake));
    }

    [Fact]
    public void Non_saturating_changes_only_the_generator()
    {
        var objective = new NonSaturating();
        Equal(new Minimax().CriticLoss(s_real, s_fake).Mean().ToScalar(), objective.CriticLoss(s_real, s_fake));
        Equal(Mean(s_fake, x => Softplus(-x)), objective.GeneratorLoss(s_fake));
    }

    [Fact]
    public void Least_squares_regresses_to_one_and_zero()
    {
        var objective = new LeastSquares();
        double loss = (Mean(s_real, x => (x - 1) * (x - 1)) + Mean(s_fake, x => x * x)) / 2;
        Equal(loss, objective.CriticLoss(s_real, s_fake));
        Equal(Mean(s_fake, x => (x - 1) * (x - 1)) / 2, objective.GeneratorLoss(s_fake));
        Equal(0.25 - loss, objective.Estimate(s_real, s_fake));
    }

    [Fact]
    public void Hinge_stops_at_the_margin()
    {
        var objective = new Hinge();
        double loss = Mean(s_real, x => Math.Max(0, 1 - x)) + Mean(s_fake, x => Math.Max(0, 1 + x));
        Equal(loss, objective.CriticLoss(s_real, s_fake));
        Equal(-0.5, objective.GeneratorLoss(s_fake));
        Equal(1 - loss / 2, objective.Estimate(s_real, s_fake));
    }

    [Fact]
    public void A_critic_that_sees_no_difference_certifies_no_divergence()
    {
        Tensor none = Tensor.Zeros([4], ElementType.Float64);
        Equal(0, new Wasserstein().Estimate(none, none));
        Equal(0, new Minimax().Estimate(none, none));
        Equal(0, new LeastSquares().Estimate(none + 0.5, none + 0.5));
        Equal(0, new Hinge().Estimate(none, none));
    }

    [Fact]
    public void Losses_stay_finite_at_extreme_scores()
    {
        Tensor high = Tensor.Of(1e4f), low = Tensor.Of(-1e4f);
        Objective[] objectives = [new Minimax(), new NonSaturating()];
        foreach (Objective objective in objectives)
        {
            Assert.Equal(2e4, objective.CriticLoss(low, high).Mean().ToScalar(), 1.0);
            Assert.Equal(0, objective.CriticLoss(high, low).Mean().ToScalar(), 1e-6);
            Assert.True(double.IsFinite(objective.GeneratorLoss(low).Mean().ToScalar()));
        }
    }

    [Fact]
    public void Scores_of_another_rank_are_refused()
    {
        var error = Assert.Throws<ShapeException>(() => new Hinge().GeneratorLoss(Tensor.Zeros([4, 1])));
        Assert.Equal(
            "objective: there must be one score per example. Got scores of shape [4, 1]. "
                + "End the critic with one output per example and reshape it to [n].", error.Message);
    }

    [Fact]
    public void Losses_are_per_example()
    {
        Assert.Equal([3], new Minimax().CriticLoss(s_real, s_fake).Shape);
        Assert.Equal([3], new Hinge().GeneratorLoss(s_fake).Shape);
        Assert.Equal([3], new LeastSquares().Estimate(s_real, s_fake).Shape);
    }

    [Fact]
    public void Scores_that_do_not_pair_up_are_refused()
    {
        var error = Assert.Throws<ShapeException>(() => new Hinge().CriticLoss(s_real, Tensor.Of(1.0)));
        Assert.Equal(
            "objective: real and generated scores must pair up. Got [3] and [1]. "
                + "Score as many generated examples as real ones.", error.Message);
    }
}
