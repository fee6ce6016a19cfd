namespace Saddle.Distances;

/// <summary>The total variation distance: the largest difference of probability over all events, in [0, 1].</summary>
/// <remarks>TV(p, q) = 1/2 sum |p - q|.</remarks>
public static class TotalVariation
{
    /// <summary>The distance between two distributions over the same outcomes.</summary>
    /// <param name="left">Non-negative masses, one per outcome; scaled to sum 1.</param>
    /// <param name="right">Non-negative masses, one per outcome; scaled to sum 1.</param>
    /// <exception cref="ArgumentException">The lengths differ, or one side is no distribution.</exception>
    public static double Between(ReadOnlySpan<double> left, ReadOnlySpan<double> right) =>
        Of(CellShares.Of(nameof(TotalVariation), left, right));

    /// <summary>The distance between the histograms of two samples on a common grid of cubes.</summary>
    /// <param name="left">First sample.</param>
    /// <param name="right">Second sample, of the same dimension.</param>
    /// <param name="binWidth">Edge of a cell in the points' unit; positive. One cell has its corner at the
    /// origin.</param>
    public static double Binned(PointSet left, PointSet right, double binWidth) =>
        Of(CellShares.Of(nameof(TotalVariation), left, right, binWidth));

    private static double Of(CellShares shares)
    {
        double sum = 0;
        for (int i = 0; i < shares.Left.Length; i++)
        {
            sum += Math.Abs(shares.Left[i] - shares.Right[i]);
        }

        return sum / 2;
    }
}
