namespace Saddle.Games.Tests;

/// <summary>min max (μ/2)x² + xy - (μ/2)y², whose J has the eigenvalues μ ± i.</summary>
internal static class TurningGame
{
    public static Game Create(double pull = 0) => new(
        "turning",
        new Player("first", "x", at => pull / 2 * at["x"].Square() + at["x"] * at["y"] - pull / 2 * at["y"].Square()),
        new Player("second", "y", at => pull / 2 * at["y"].Square() - at["x"] * at["y"] - pull / 2 * at["x"].Square()));
}
