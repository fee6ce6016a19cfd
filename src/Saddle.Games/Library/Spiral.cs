using Saddle.Settings;

namespace Saddle.Games.Library;

/// <summary>(μ/2)x² + sxy - (μ/2)y²: pulls inward with μ and turns with s; the test of every dynamics.</summary>
public static class Spiral
{
    /// <summary>What pulls inward.</summary>
    public static Setting<double> Mu { get; } = new("mu", 0.5, Ranges.Any, "curvature μ");

    /// <summary>What turns.</summary>
    public static Setting<double> Coupling { get; } = new("s", 1, Ranges.Any, "coupling s");

    /// <summary>Pull and rotation alike, or one stronger.</summary>
    public static LibraryGame Game { get; } = new(
        "spiral",
        "The stake is (mu/2)x² + s·xy - (mu/2)y²: pulls inward and turns.",
        "Gidel et al. 2019, arXiv:1807.04740; rotation test: Letcher et al. 2019, arXiv:1905.04926",
        Variant("even", "Pull and rotation alike.", pull: 0.5, turn: 1),
        Variant("rotation", "Strong rotation around a weak attractor.", pull: 1, turn: 10));

    private static Part<KnownGame> Variant(string name, string summary, double pull, double turn) => new(
        name,
        summary,
        "",
        [Mu with { Default = pull }, Coupling with { Default = turn }],
        chosen => Make(name, chosen.Get(Mu), chosen.Get(Coupling)));

    private static KnownGame Make(string name, double pull, double turn)
    {
        Tensor Own(Tensor x) => pull / 2 * x.Square();
        Tensor Stake(Point at) => turn * at["x"] * at["y"];
        var game = new Game(
            $"spiral {name}",
            new Player("first", "x", at => Own(at["x"]) + Stake(at)),
            new Player("second", "y", at => Own(at["y"]) - Stake(at)));
        return new KnownGame(game, game.Point(1, 1))
        {
            Equilibrium = game.Point(0, 0),
            Eigenvalues = [new(pull, turn), new(pull, -turn)],
        };
    }
}
