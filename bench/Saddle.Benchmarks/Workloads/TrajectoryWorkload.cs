using Saddle.Games;
using Saddle.Games.Library;
using Saddle.Games.Motions;

namespace Saddle.Benchmarks.Workloads;

/// <summary>Simultaneous steps of the minimax Dirac-GAN in float64, from one start or from many on a grid.</summary>
internal sealed class TrajectoryWorkload(int starts, int steps) : Workload
{
    private Trajectory? _trajectory;

    private Trajectory Trajectory =>
        _trajectory ?? throw new InvalidOperationException("bench: the workload was not prepared.");

    public override void Prepare(CompilerOptions options)
    {
        Game game = DiracGan.Game.Make("minimax").Game;
        int side = (int)Math.Ceiling(Math.Sqrt(starts));
        double Place(int index) => 2.0 * (index + 0.5) / side - 1;
        Point start = starts == 1
            ? game.Point(1, 1)
            : game.Points([.. Enumerable.Range(0, starts).Select(i => (double[])[Place(i % side), Place(i / side)])]);
        _trajectory = new Trajectory(new Simultaneous(), start, [0.001], options: options);
    }

    public override void Iterate() => Trajectory.Advance(steps);

    public override void Profile() => Trajectory.Profile();

    public override string Explain() => Trajectory.Explain();
}
