using Saddle.Games.Motions;
using Xunit;

namespace Saddle.Games.Tests.Motions;

/// <summary>Optimism with a rule that scales: remembered before the scaling or after it.</summary>
public sealed class OptimisticTests
{
    private static readonly Game s_turning = TurningGame.Create();

    [Fact]
    public void Before_the_scaling_the_rule_sees_both_gradients_at_once()
    {
        (double x, double y) = (1, 0.5);
        (double lastX, double lastY) = (y, -x);
        for (int step = 0; step < 3; step++)
        {
            (double seenX, double seenY) = (y, -x);
            (x, y) = (x - Scaled(2 * seenX - lastX), y - Scaled(2 * seenY - lastY));
            (lastX, lastY) = (seenX, seenY);
        }

        Assert.Equal([x, y], End(new Optimistic()), (left, right) => Math.Abs(left - right) < 1e-15);
    }

    [Fact]
    public void After_the_scaling_steps_are_taken_twice_and_the_last_one_back()
    {
        (double x, double y) = (1, 0.5);
        (double lastX, double lastY) = (-Scaled(y), -Scaled(-x));
        for (int step = 0; step < 3; step++)
        {
            (double stepX, double stepY) = (-Scaled(y), -Scaled(-x));
            (x, y) = (x + 2 * stepX - lastX, y + 2 * stepY - lastY);
            (lastX, lastY) = (stepX, stepY);
        }

        Assert.Equal([x, y], End(new Optimistic(AfterScaling: true)), (left, right) => Math.Abs(left - right) < 1e-15);
        Assert.NotEqual(End(new Optimistic())[0], x, 1e-4);
    }

    private static double Scaled(double direction) => 0.1 * direction / (1 + Math.Abs(direction));

    private static double[] End(Dynamics dynamics)
    {
        var trajectory = new Trajectory(dynamics, s_turning.Point(1, 0.5), [0.1], new MomentumRule(0));
        trajectory.Advance(3);
        return trajectory.At.ToArray();
    }
}
