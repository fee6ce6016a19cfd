namespace Saddle.Games.Tests;

/// <summary>Three players with two, three and one number, whose losses couple everything to everything.</summary>
internal static class TanhGame
{
    private static readonly string[] s_names = ["a", "b", "c", "d", "e", "f"];

    public static Game Create() => new(
        "tanh", Player("first", 0, 2), Player("second", 2, 5), Player("third", 5, 6));

    /// <summary>The k-th of many points, numbers between -1 and 1.</summary>
    public static double[] Start(int k) => [.. s_names.Select((_, i) => Math.Sin(1.3 * k + 2.1 * i + 0.4))];

    private static Player Player(string name, int first, int end) => new(
        name, [.. s_names[first..end].Select(number => new Parameter(number, []))], (Point at) => Loss(at, first));

    private static Tensor Loss(Point at, int player)
    {
        Tensor Unit(int k) => Sum(at.Tensors.Select((w, j) => Math.Cos(3 * k + 5 * j + player) * w)).Tanh();
        return Sum(Enumerable.Range(0, 4).Select(k => 1.5 * Math.Sin(k + 1 + 2 * player) * Unit(k)))
            + 0.05 * at.Tensors[player].Square();
    }

    private static Tensor Sum(IEnumerable<Tensor> terms) => terms.Aggregate((x, y) => x + y);
}
