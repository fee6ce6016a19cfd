using Saddle.Games;
using Saddle.Games.Library;
using Saddle.Games.Motions;
using Saddle.Games.Spectra;
using Saddle.Training.Studies;
using Xunit;

namespace Saddle.Training.Tests.Studies;

public sealed class DynamicsAnalysisTests
{
    private static readonly NamedDynamics s_plain = new("plain", new Simultaneous());
    private static readonly NamedDynamics s_proximal = new("implicit", new ProximalPoint());
    private static readonly NamedDynamics s_average = new("mean", new Averaged(new Alternating()));

    [Fact]
    public void Dynamics_get_verdicts_radii_and_paths()
    {
        DynamicsAnalysis analysis = Analyse(DiracGan.Game.Make("r1"), s_plain, s_average);
        Assert.Equal(["plain", "mean"], analysis.Judged.Select(judged => judged.Dynamics.Name));
        Assert.Equal([false, true], analysis.Judged.Select(judged => judged.IsAverage));
        Assert.Equal(Stability.Converges, analysis.Judged[0].Verdict!.Outcome);
        Assert.Equal(0.97468, analysis.Judged[0].Radius, 1e-5);
        Assert.Equal(20, analysis.Paths[0].Steps[^1]);
        Assert.Empty(analysis.Refusals);
        Assert.Contains(", of the moving point ", analysis.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_target_there_is_no_verdict()
    {
        DynamicsAnalysis analysis = Analyse(DiracGan.Game.Make("wgan-gp"), s_plain);
        Assert.Null(analysis.Judged[0].Verdict);
        Assert.Equal(double.NaN, analysis.Judged[0].Radius);
        Assert.Contains("norm after 20 steps", analysis.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Those_that_do_not_fit_are_left_out_unless_alone()
    {
        KnownGame clipped = DiracGan.Game.Make("clipping");
        DynamicsAnalysis analysis = Analyse(clipped, s_plain, s_proximal);
        Assert.Single(analysis.Judged);
        Assert.StartsWith("implicit: ", Assert.Single(analysis.Refusals), StringComparison.Ordinal);
        Assert.Throws<GameException>(() => Analyse(clipped, s_proximal));
    }

    private static DynamicsAnalysis Analyse(KnownGame game, params NamedDynamics[] all) =>
        new(game, all, game.Start, game.Equilibrium, [0.2], steps: 20);
}
