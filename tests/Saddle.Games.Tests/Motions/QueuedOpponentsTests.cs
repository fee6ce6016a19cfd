using Saddle.Games.Motions;
using Saddle.Games.Spectra;
using Xunit;

namespace Saddle.Games.Tests.Motions;

/// <summary>Dynamics that remember several past points and never repeat, against the same in plain numbers.</summary>
public sealed class QueuedOpponentsTests
{
    private const double Rate = 0.1;

    [Fact]
    public void The_queue_moves_on_ever_more_rarely() => Assert.Equal(
        [0, 2, 5, 9, 14, 20, 27], Enumerable.Range(0, 30).Where(step => QueuedOpponents.Pushes(step)));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void On_a_bilinear_game_it_is_what_plain_numbers_give(int length)
    {
        const double Pull = 0.25;
        (double X, double Y) expected = Follow(
            length, steps: 40, 1, 0.5, (x, y) => Pull * x + y, (x, y) => Pull * y - x);
        RequireEnd(expected, length, TurningGame.Create(Pull).Point(1, 0.5));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void On_the_dirac_gan_it_is_what_plain_numbers_give(int length)
    {
        static double Sigmoid(double t) => 1 / (1 + Math.Exp(-t));
        (double X, double Y) expected = Follow(
            length, steps: 40, 1, 0.5, (x, y) => -y * Sigmoid(x * y), (x, y) => x * Sigmoid(-x * y));
        Game game = new(
            "dirac",
            new Player("generator", "theta", at => -(at["theta"] * at["psi"]).Softplus()),
            new Player("critic", "psi", at => -(-at["theta"] * at["psi"]).Softplus()));
        RequireEnd(expected, length, game.Point(1, 0.5));
    }

    [Fact]
    public void Many_starts_side_by_side_end_where_each_would_alone()
    {
        Game game = TurningGame.Create(0.25);
        double[] together = End(new QueuedOpponents(), game.Points([[1, 0.5], [-2, 0.1]]), 20);
        Assert.Equal([.. End(new QueuedOpponents(), game.Point(1, 0.5), 20),
            .. End(new QueuedOpponents(), game.Point(-2, 0.1), 20)], together);
    }

    [Fact]
    public void A_program_is_compiled_for_each_kind_of_step_however_many_there_are()
    {
        var traced = new List<string>();
        var dynamics = new QueuedOpponents { OnTrace = turn => traced.Add(turn.Name) };
        var trajectory = new Trajectory(dynamics, TurningGame.Create().Point(1, 0.5), [Rate]);
        trajectory.Advance(200);
        Assert.Equal(["play", "answer", "push", "play", "answer"], traced);
    }

    [Fact]
    public void It_goes_within_other_dynamics()
    {
        Game game = TurningGame.Create(0.25);
        var averaged = new Averaged(new QueuedOpponents());
        Assert.Equal(
            End(new QueuedOpponents(), game.Point(1, 0.5), 20), End(averaged, game.Point(1, 0.5), 20));
        Assert.Equal(0, averaged.Period);
        Assert.Equal(0, new Lookahead(new QueuedOpponents()).Period);
    }

    [Fact]
    public void Its_update_cannot_be_differentiated()
    {
        GameException refusal = Assert.Throws<GameException>(() =>
            new UpdateJacobian(new QueuedOpponents(), TurningGame.Create().Point(0, 0), [Rate]));
        Assert.Equal(
            "UpdateJacobian: an update of QueuedOpponents is too many steps to differentiate. Its turns never repeat. "
                + "Adjust or pull more often, or follow a trajectory instead.",
            refusal.Message);
    }

    private static (double X, double Y) Follow(int length, int steps, double x, double y,
        Func<double, double, double> slopeOfX, Func<double, double, double> slopeOfY)
    {
        var queue = new Queue<double>(Enumerable.Repeat(y, length));
        int next = 1;
        for (int step = 1, gap = 2; step <= steps; step++)
        {
            x -= Rate * queue.Average(past => slopeOfX(x, past));
            y -= Rate * slopeOfY(x, y);
            if (step == next)
            {
                queue.Dequeue();
                queue.Enqueue(y);
                next += gap++;
            }
        }

        return (x, y);
    }

    private static void RequireEnd((double X, double Y) expected, int length, Point start) => Assert.Equal(
        [expected.X, expected.Y],
        End(new QueuedOpponents(length), start, 40),
        (left, right) => Math.Abs(left - right) < 1e-14);

    private static double[] End(Dynamics dynamics, Point start, long steps)
    {
        var trajectory = new Trajectory(dynamics, start, [Rate]);
        trajectory.Advance(steps);
        return trajectory.At.ToArray();
    }
}
