using System.Numerics;
using Saddle.Games.Motions;
using Xunit;

namespace Saddle.Games.Tests.Motions;

/// <summary>Operators on the Dirac-GAN linearised at its equilibrium: ξ = (ψ/2, γψ - θ/2).</summary>
public sealed class AlternatingTests
{
    [Theory]
    [InlineData(1, 1, 0.2)]
    [InlineData(2, 3, 0.4)]
    [InlineData(5, 1, 1.5)]
    public void Inner_steps_turn_by_the_root_of_their_product(int generator, int critic, double step)
    {
        double angle = Math.Sqrt(generator * critic) * step * 0.5;
        double real = 1 - angle * angle / 2;
        var imaginary = Complex.Sqrt(real * real - 1);
        Complex[] expected = [real + imaginary, real - imaginary];
        Complex[] found =
            [.. StepOperator.Of(Alternating.Counting(generator, critic), Linear(0), step).Evd().EigenValues];
        SameEigenvalues.Within(expected, found, 1e-12);
        Assert.All(found, value => Assert.Equal(1, value.Magnitude, 1e-12));
    }

    [Fact]
    public void A_penalty_makes_simultaneous_steps_stable_up_to_its_edge()
    {
        Assert.InRange(StepOperator.Radius(new Simultaneous(), Linear(0.3), 1.19), 0, 1 - 1e-4);
        Assert.InRange(StepOperator.Radius(new Simultaneous(), Linear(0.3), 1.21), 1 + 1e-4, 2);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(1.21)]
    public void A_penalty_shrinks_alternating_steps_by_its_own_factor(double step) =>
        Assert.Equal(Math.Sqrt(1 - 0.3 * step), StepOperator.Radius(new Alternating(), Linear(0.3), step), 1e-12);

    [Fact]
    public void An_order_without_everybody_is_refused() => Assert.Equal(
        "Alternating: the order does not name every player of dirac. The order is 1, 1, the players are 0 to 1. "
            + "Name each at least once.",
        Assert.Throws<GameException>(() =>
            new Alternating { Order = [1, 1] }.Check(Linear(0), new PlainStep())).Message);

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public void Counts_out_of_range_are_refused(int count) => Assert.Equal(
        $"Alternating: counts is out of range. Got {count}. Use a number from 1 to 1000. (Parameter 'counts')",
        Assert.Throws<ArgumentOutOfRangeException>(() => Alternating.Counting(1, count)).Message);

    private static Game Linear(double gamma) => new(
        "dirac",
        new Player("generator", "theta", at => 0.5 * at["theta"] * at["psi"]),
        new Player("critic", "psi", at => gamma / 2 * at["psi"].Square() - 0.5 * at["theta"] * at["psi"]));
}
