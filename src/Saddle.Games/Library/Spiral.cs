namespace Saddle.Games.Library;

/// <summary>(μ/2)x² + sxy - (μ/2)y²: pulls inward with μ and turns with s; the test of every dynamics.</summary>
internal static class Spiral
{
    public static LibraryGame Entry { get; } = new(
        "spiral",
        "The stake is (mu/2)x² + s·xy - (mu/2)y²: pulls inward and turns.",
        "Gidel et al. 2019, arXiv:1807.04740; rotation test: Letcher et al. 2019, arXiv:1905.04926",
        Variant("even", "Pull and rotation alike.", pull: 0.5, turn: 1),
        Variant("rotation", "Strong rotation around a weak attractor.", pull: 1, turn: 10));

    private static GameVariant Variant(string name, string summary, double pull, double turn) => new(
        name,
        summary,
        [new("mu", pull, "curvature μ"), new("s", turn, "coupling s")],
        chosen => Make(name, chosen["mu"], chosen["s"]));

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
