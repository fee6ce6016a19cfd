using Saddle.Games.Adjustments;
using Saddle.Games.Motions;
using Xunit;

namespace Saddle.Games.Tests;

/// <summary>Minimax Dirac-GAN from (1, 1), h = 0.2, 500 steps: the radii of the reference trajectories.</summary>
public sealed class TrajectoryTests
{
    private static readonly Game s_dirac = new(
        "dirac",
        new Player("generator", "theta", at => -(-at["theta"] * at["psi"]).Softplus()),
        new Player("critic", "psi", at => (-at["theta"] * at["psi"]).Softplus()));

    public static TheoryData<Dynamics, double> Radii => new()
    {
        { new Simultaneous(), 3.097 },
        { new Alternating(), 1.421 },
        { new Adjusted(new Simultaneous(), new Consensus(1)), 2.58e-10 },
    };

    [Theory]
    [MemberData(nameof(Radii))]
    public void Radius_after_500_steps_is_the_reference(Dynamics dynamics, double radius)
    {
        var trajectory = new Trajectory(dynamics, s_dirac.Point(1, 1), [0.2]);
        trajectory.Advance(500);
        double[] end = trajectory.At.ToArray();
        Assert.Equal(1, Math.Sqrt(end[0] * end[0] + end[1] * end[1]) / radius, 0.01);
    }

    [Fact]
    public void Many_starts_move_as_each_would_alone()
    {
        double[][] starts = [[1, 1], [0.5, -0.25], [0, 0]];
        Dynamics dynamics = new Adjusted(new Extragradient(), new Consensus(0.5), Every: 2);
        var together = new Trajectory(dynamics, s_dirac.Points(starts), [0.2, 0.1]);
        together.Advance(7);
        double[] ends = together.At.ToArray();
        for (int i = 0; i < starts.Length; i++)
        {
            var alone = new Trajectory(dynamics, s_dirac.Point(starts[i]), [0.2, 0.1]);
            alone.Advance(7);
            Assert.Equal(alone.At.ToArray(), ends[(2 * i)..(2 * i + 2)]);
        }
    }

    [Fact]
    public void Steps_in_one_call_are_steps_one_by_one()
    {
        var once = new Trajectory(new Alternating(), s_dirac.Point(1, 1), [0.2]);
        var often = new Trajectory(new Alternating(), s_dirac.Point(1, 1), [0.2]);
        once.Advance(10);
        for (int i = 0; i < 10; i++)
        {
            often.Advance();
        }

        Assert.Equal(once.At.ToArray(), often.At.ToArray());
    }

    [Fact]
    public void Steps_backwards_are_refused()
    {
        var trajectory = new Trajectory(new Simultaneous(), s_dirac.Point(1, 1), [0.2]);
        Assert.Equal(
            "dirac: a trajectory only goes forwards. It was asked for -5 steps. Ask for 0 or more.",
            Assert.Throws<GameException>(() => trajectory.Advance(-5)).Message);
        Assert.Equal(0, trajectory.Steps);
    }

    [Fact]
    public void A_stochastic_game_draws_new_numbers_each_step_and_the_same_for_a_seed()
    {
        Player Noisy(string name, string own, string other) => new(name, [new Parameter(own, [])],
            (at, sample) => at[own] * at[other] + at[own] * sample.Random(at.Type).Normal());
        var game = new Game("noisy", Noisy("first", "x", "y"), Noisy("second", "y", "x")) { IsStochastic = true };
        double[] End(long seed, int steps)
        {
            var trajectory = new Trajectory(new Extragradient(FreshBatch: true), game.Point(0, 0), [0.1])
            {
                Seed = seed,
            };
            trajectory.Advance(steps);
            return trajectory.At.ToArray();
        }

        Assert.Equal(End(3, 5), End(3, 5));
        Assert.NotEqual(End(3, 5), End(4, 5));
        Assert.NotEqual(End(3, 2)[0], 2 * End(3, 1)[0], 1e-6);
    }
}
