using Saddle.Games.Library;
using Saddle.Games.Motions;
using Saddle.Training.Reports;
using Saddle.Training.Studies;
using Xunit;

namespace Saddle.Training.Tests.Studies;

public sealed class GamePathTests
{
    private static readonly KnownGame s_game = DiracGan.Game.Choose("r1").With(DiracGan.Gamma, 0.3).Make();
    private static readonly NamedDynamics s_simultaneous = new("simultaneous", new Simultaneous());

    [Fact]
    public void Long_paths_are_kept_in_strides_with_both_ends()
    {
        GamePath path = GamePath.Of(s_simultaneous, s_game, s_game.Start, s_game.Equilibrium, [0.2], 5000);
        Assert.Equal((0, 3, 5000), (path.Steps[0], path.Steps[1], path.Steps[^1]));
        Assert.Equal((path.Steps.Count, path.Steps.Count), (path.Points.Count, path.Distances.Count));
        Assert.Equal(Math.Sqrt(2), path.Distances[0], 1e-15);
    }

    [Fact]
    public void Distances_are_norms_where_there_is_no_target()
    {
        GamePath path = GamePath.Of(s_simultaneous, s_game, s_game.Game.Point(3, 4), null, [0.2], 0);
        Assert.Equal([5.0], path.Distances);
    }

    [Fact]
    public void Rows_have_every_digit()
    {
        GamePath path = GamePath.Of(s_simultaneous, s_game, s_game.Game.Point(0.1, 0), s_game.Equilibrium, [0.2], 0);
        using var text = new StringWriter();
        GamePath.AddTo(new CsvTable(text, [.. GamePath.Columns(s_game.Game)]), [path]);
        Assert.Equal("dynamics,step,theta,psi,distance\nsimultaneous,0,0.1,0,0.1\n", text.ToString());
    }
}
