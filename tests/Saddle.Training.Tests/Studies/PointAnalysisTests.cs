using Saddle.Games;
using Saddle.Games.Adjustments;
using Saddle.Games.Library;
using Saddle.Games.Motions;
using Saddle.Training.Studies;
using Xunit;

namespace Saddle.Training.Tests.Studies;

public sealed class PointAnalysisTests
{
    private static readonly KnownGame s_game = DiracGan.Game.Make("r1");

    [Fact]
    public void Computed_eigenvalues_are_as_far_from_known_ones_as_rounding()
    {
        var analysis = new PointAnalysis(s_game.Equilibrium!, [], beside: null);
        Assert.InRange(analysis.DistanceFrom(s_game.Eigenvalues!), 0, 1e-12);
        Assert.Equal(double.NaN, analysis.DistanceFrom([0.15]));
        Assert.Equal(0, analysis.FieldNorm());
    }

    [Fact]
    public void Dynamics_that_adjust_the_field_get_a_spectrum_of_their_own()
    {
        NamedDynamics[] dynamics =
        [
            new("plain", new Simultaneous()), new("consensus", new Adjusted(new Simultaneous(), new Consensus(1))),
        ];
        var analysis = new PointAnalysis(s_game.Equilibrium!, dynamics, beside: null);
        Assert.Equal(["dirac r1", "consensus"], analysis.Spectra.Select(spectrum => spectrum.Name));
        Assert.Equal(-0.445, analysis.Spectra[1].Spectrum.MaxRealPart, 1e-12);
    }

    [Fact]
    public void Points_with_a_kink_are_refused()
    {
        KnownGame kinked = DiracGan.Game.Make("wgan-gp");
        Assert.Throws<GameException>(() => new PointAnalysis(kinked.Game.Point(0, 0), [], beside: null));
    }
}
