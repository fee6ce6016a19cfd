using Saddle.Games.Motions;
using Xunit;

namespace Saddle.Games.Tests.Motions;

public sealed class FollowedDynamicsTests
{
    private static readonly Game s_turning = TurningGame.Create();

    [Fact]
    public void The_uniform_average_is_that_of_all_points_since_the_start()
    {
        (double[][] way, Trajectory averaged) = Way(new Averaged(new Alternating()), 20);
        double[] mean = [way.Average(at => at[0]), way.Average(at => at[1])];
        Assert.Equal(mean, averaged.Solution.ToArray(), (x, y) => Math.Abs(x - y) < 1e-14);
        Assert.Equal(way[^1], Way(new Alternating(), 20).Points[^1]);
    }

    [Fact]
    public void The_exponential_average_decays_from_the_start()
    {
        (double[][] way, Trajectory averaged) = Way(new Averaged(new Simultaneous(), 0.9), 20);
        double average = way.Aggregate(1.0, (before, at) => 0.9 * before + 0.1 * at[0]);
        Assert.Equal(average, averaged.Solution.ToArray()[0], 1e-14);
    }

    [Fact]
    public void Slow_weights_are_the_solution_and_the_start_until_the_first_pull()
    {
        (double[][] way, Trajectory trajectory) = Way(new Lookahead(new Simultaneous(), Every: 5, Rate: 0.25), 4);
        Assert.Equal([1, 1], trajectory.Solution.ToArray());
        trajectory.Advance();
        double[] alone = Way(new Simultaneous(), 5).Points[^1];
        double[] pulled = [1 + 0.25 * (alone[0] - 1), 1 + 0.25 * (alone[1] - 1)];
        Assert.Equal(pulled, trajectory.Solution.ToArray(), (x, y) => Math.Abs(x - y) < 1e-14);
        Assert.Equal(trajectory.Solution.ToArray(), trajectory.At.ToArray());
        Assert.Equal(Way(new Simultaneous(), 4).Points[^1], way[^1]);
    }

    [Fact]
    public void Slow_weights_of_slow_weights_each_keep_their_own_time()
    {
        var inner = new Lookahead(new Simultaneous(), Every: 2, Rate: 0.5);
        (double[][] way, _) = Way(new Lookahead(inner, Every: 4, Rate: 0.5), 4);
        double[] alone = Way(inner, 4).Points[^1];
        Assert.Equal([(1 + alone[0]) / 2, (1 + alone[1]) / 2], way[^1], (x, y) => Math.Abs(x - y) < 1e-14);
    }

    [Fact]
    public void Momentum_goes_on_through_a_pull()
    {
        (double[][] way, _) = Way(new Lookahead(new HeavyBall(0.5), Every: 1, Rate: 0.5), 2);

        // First step (1, 1) to (0.9, 1.1), pulled to (0.95, 1.05); then the field there and half of the first step.
        Assert.Equal([0.95, 1.05], way[0], (x, y) => Math.Abs(x - y) < 1e-14);
        double[] stepped = [0.95 - 0.1 * 1.05 - 0.05, 1.05 + 0.1 * 0.95 + 0.05];
        Assert.Equal([(0.95 + stepped[0]) / 2, (1.05 + stepped[1]) / 2], way[1], (x, y) => Math.Abs(x - y) < 1e-14);
    }

    [Fact]
    public void Follow_up_turns_read_no_minibatch()
    {
        var dynamics = new Averaged(new Lookahead(new Alternating(), Every: 2));
        Assert.Equal([1, 1, 0], dynamics.Turns(s_turning, 0).Select(dynamics.Draws));
        Assert.Equal([1, 1, 0, 0], dynamics.Turns(s_turning, 1).Select(dynamics.Draws));
        Assert.Equal(4, dynamics.Turns(s_turning, 1).Distinct().Count());
    }

    private static (double[][] Points, Trajectory Trajectory) Way(Dynamics dynamics, int steps)
    {
        var trajectory = new Trajectory(dynamics, s_turning.Point(1, 1), [0.1]);
        double[][] points = [.. Enumerable.Range(0, steps).Select(_ =>
        {
            trajectory.Advance();
            return trajectory.At.ToArray();
        })];
        return (points, trajectory);
    }
}
