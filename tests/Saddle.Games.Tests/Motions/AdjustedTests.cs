using Saddle.Games.Adjustments;
using Saddle.Games.Motions;
using Xunit;

namespace Saddle.Games.Tests.Motions;

public sealed class AdjustedTests
{
    private static readonly Game s_turning = TurningGame.Create();

    [Fact]
    public void Lazy_adjustments_within_others_stay_apart()
    {
        var by = new Consensus(0.5);
        var trajectory = new Trajectory(
            new Adjusted(new Adjusted(new Simultaneous(), by, Every: 2), by), s_turning.Point(1, 0.5), [0.1]);
        trajectory.Advance(2);
        double[] end = trajectory.At.ToArray();
        Assert.Equal(BothThenOne(), end, (left, right) => Math.Abs(left - right) < 1e-14);
    }

    // ξ = (y, -x), J = [[0, 1], [-1, 0]]; one consensus is (1 + γJᵀ)ξ, two (1 + γJ₁ᵀ)(1 + γJᵀ)ξ, J₁ = (1 + γJᵀ)J.
    private static double[] BothThenOne()
    {
        (double x, double y) = (1, 0.5);
        (double u, double v) = (y + 0.5 * x, -x + 0.5 * y);
        (u, v) = (u + 0.5 * (0.5 * u - v), v + 0.5 * (u + 0.5 * v));
        (x, y) = (x - 0.1 * u, y - 0.1 * v);
        return [x - 0.1 * (y + 0.5 * x), y - 0.1 * (-x + 0.5 * y)];
    }
}
