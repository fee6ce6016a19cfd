using Saddle.Games;
using Saddle.Games.Library;
using Saddle.Games.Motions;
using Saddle.Training.Studies;
using Xunit;

namespace Saddle.Training.Tests.Studies;

public sealed class PhasePlaneTests
{
    private static readonly KnownGame s_game = DiracGan.Game.Make("r1");

    [Fact]
    public void Every_start_of_a_grid_ends_where_it_would_alone()
    {
        PhasePlane plane = PhasePlane.Around(s_game, s_game.Equilibrium, s_game.Start);
        PhaseGrid grid = plane.Follow(new Simultaneous(), [0.2], steps: 7, side: 3);
        Assert.Equal([-2.0, -2], grid.Starts[0]);
        Assert.Equal([0.0, 0], grid.Starts[4]);
        Assert.Equal(["theta", "psi", "flow theta", "flow psi", "end theta", "end psi"], grid.Columns);
        for (int i = 0; i < grid.Starts.Count; i++)
        {
            Point start = s_game.Game.Point(grid.Starts[i]);
            var alone = new Trajectory(new Simultaneous(), start, [0.2]);
            alone.Advance(7);
            Assert.Equal(alone.At.ToArray(), grid.Ends.Skip(2 * i).Take(2));
            Assert.Equal((-s_game.Game.FieldOn().At(start)).ToArray(), grid.Flow.Skip(2 * i).Take(2));
        }
    }

    [Fact]
    public void The_drawing_names_axes_and_paths()
    {
        GamePath path = GamePath.Of(
            new NamedDynamics("plain", new Simultaneous()), s_game, s_game.Start, s_game.Equilibrium, [0.2], 9);
        string drawing = PhasePlane.Around(s_game, s_game.Equilibrium, s_game.Start).Draw([path]);
        Assert.StartsWith("across theta, up psi\n", drawing, StringComparison.Ordinal);
        Assert.EndsWith("\na plain  S start\n", drawing, StringComparison.Ordinal);
    }

    [Fact]
    public void Games_of_more_numbers_have_no_plane()
    {
        KnownGame market = MarketGames.Game.Make("ring");
        Assert.Equal(
            "PhasePlane: a plane has two numbers. market ring has 5. Draw games of two numbers only.",
            Assert.Throws<GameException>(() => PhasePlane.Around(market, null, market.Start)).Message);
    }
}
