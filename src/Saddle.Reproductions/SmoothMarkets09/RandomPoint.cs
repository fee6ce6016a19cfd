using Saddle.Games;

namespace Saddle.Reproductions.SmoothMarkets09;

/// <summary>Points and numbers that a seed decides.</summary>
internal static class RandomPoint
{
    public static Point Of(Game game, uint draw, double deviation = 1) =>
        game.Point(Numbers(game.Size, draw, deviation));

    public static double[] Numbers(int count, uint draw, double deviation = 1) =>
        [.. Enumerable.Range(0, count).Select(i => deviation * CounterRandom.Normal(9, 0, draw, (ulong)i))];

    /// <summary>The largest |x - y| over all entries.</summary>
    public static double Gap(IEnumerable<double> first, IEnumerable<double> second) =>
        first.Zip(second, (x, y) => Math.Abs(x - y)).Max();
}
