using Saddle.Games.Adjustments;
using Saddle.Games.Motions;
using Xunit;

namespace Saddle.Games.Tests.Motions;

/// <summary>Weak pull and strong rotation, and four players who all turn around each other.</summary>
public sealed class RotationTests
{
    private static readonly Game s_rotation = new(
        "rotation",
        new Player("first", "x", at => 0.5 * at["x"].Square() + 10 * at["x"] * at["y"]),
        new Player("second", "y", at => 0.5 * at["y"].Square() - 10 * at["x"] * at["y"]));

    // Player i wins what j > i loses: all couplings are 1 in size.
    private static readonly Game s_four = new("four players", [.. Enumerable.Range(0, 4).Select(i => new Player(
        $"player {i}", $"w{i}", at => Enumerable.Range(0, 4).Where(j => j != i)
            .Select(j => Math.Sign(j - i) * at[$"w{i}"] * at[$"w{j}"]).Aggregate((x, y) => x + y)))]);

    [Theory]
    [InlineData(0.01, 0.99504, 0.89454)]
    [InlineData(0.032, 1.01952, 0.70912)]
    [InlineData(0.1, 1.34536, 0.90554)]
    public void Against_rotation_the_symplectic_adjustment_converges_longer(double step, double plain, double adjusted)
    {
        Assert.Equal(plain, StepOperator.Radius(new Simultaneous(), s_rotation, step), 5e-6);
        Assert.Equal(adjusted, StepOperator.Radius(Symplectic(0.1), s_rotation, step), 5e-6);
    }

    [Theory]
    [InlineData(0.1, 0.99914, 5e-6, 0.98372)]
    [InlineData(0.25, 1.0661, 5e-5, 0.9627)]
    public void Four_players_leave_optimism_little_room(double step, double plain, double digits, double symplectic)
    {
        Assert.Equal(plain, StepOperator.Radius(new Optimistic(), s_four, step), digits);
        Assert.Equal(symplectic, StepOperator.Radius(Symplectic(1), s_four, step), digits);
    }

    [Fact]
    public void Optimisms_edge_with_four_players_is_that_of_the_fastest_turn()
    {
        double edge = 1 / (Math.Sqrt(3) * (1 + Math.Sqrt(2)));
        Assert.Equal(0.23915, edge, 5e-6);
        Assert.InRange(StepOperator.Radius(new Optimistic(), s_four, 0.999 * edge), 0, 1);
        Assert.InRange(StepOperator.Radius(new Optimistic(), s_four, 1.001 * edge), 1 + 1e-6, 2);
    }

    private static Adjusted Symplectic(double weight) => new(new Simultaneous(), new SymplecticAdjustment(weight));
}
