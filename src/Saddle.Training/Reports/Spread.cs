namespace Saddle.Training.Reports;

/// <summary>Where some numbers lie: the middle one, the quartiles, the ends.</summary>
/// <param name="Least">The smallest.</param>
/// <param name="LowerQuartile">A quarter lies below.</param>
/// <param name="Median">Half lies below.</param>
/// <param name="UpperQuartile">Three quarters lie below.</param>
/// <param name="Most">The largest.</param>
public sealed record Spread(double Least, double LowerQuartile, double Median, double UpperQuartile, double Most)
{
    /// <summary>The spread of some numbers.</summary>
    /// <param name="values">At least one, none NaN.</param>
    /// <remarks>Quantiles between two numbers are interpolated linearly, the usual choice of R and numpy.</remarks>
    /// <exception cref="ArgumentException">There are no numbers, or one is NaN.</exception>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] given = [.. values];
        int unordered = Array.FindIndex(given, double.IsNaN);
        if (unordered >= 0)
        {
            throw new ArgumentException(
                $"Spread: a number cannot be ordered. Number {unordered} is NaN. Leave it out.");
        }

        double[] sorted = [.. given.Order()];
        if (sorted.Length == 0)
        {
            throw new ArgumentException("Spread: there are no numbers. Got 0. Pass at least one.");
        }

        return new Spread(
            sorted[0], Quantile(sorted, 0.25), Quantile(sorted, 0.5), Quantile(sorted, 0.75), sorted[^1]);
    }

    private static double Quantile(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place, above = Math.Min(below + 1, sorted.Length - 1);
        double part = place - below;
        return part == 0 || sorted[below] == sorted[above]
            ? sorted[below]
            : (1 - part) * sorted[below] + part * sorted[above];
    }
}
