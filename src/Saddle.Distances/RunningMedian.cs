namespace Saddle.Distances;

/// <summary>Smooths a training curve by the median of a window around each point.</summary>
public static class RunningMedian
{
    /// <summary>The median of every window, centred; near the ends of the part of it that exists.</summary>
    /// <param name="values">The curve; finite numbers.</param>
    /// <param name="window">Odd width in points; 101 for the published curve of the critic's estimate.</param>
    /// <returns>As many medians as there are values.</returns>
    /// <exception cref="ArgumentException">The window is even or below 1, or a value is not finite.</exception>
    /// <remarks>The reference code pads the ends with zeros, which drags the first points of a curve towards 0; windows
    /// are cut short here instead. Source: Arjovsky et al. 2017, figure 3, arXiv:1701.07875.</remarks>
    public static double[] Of(ReadOnlySpan<double> values, int window = 101)
    {
        if (window < 1 || window % 2 == 0)
        {
            throw new ArgumentException(
                $"RunningMedian: the window has no middle. Its width is {window}. Pass an odd width of at least 1.");
        }

        Finite.Require(nameof(RunningMedian), "a value", values, "Cut the curve before it.");
        int half = window / 2;
        var medians = new double[values.Length];
        var sorted = new List<double>(Math.Min(window, values.Length) + 1);
        for (int i = 0; i < Math.Min(half, values.Length); i++)
        {
            Insert(sorted, values[i]);
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (i + half < values.Length)
            {
                Insert(sorted, values[i + half]);
            }

            if (i - half > 0)
            {
                sorted.RemoveAt(sorted.BinarySearch(values[i - half - 1]));
            }

            medians[i] = Middle(sorted);
        }

        return medians;
    }

    /// <summary>The median of some numbers; the mean of the middle two when there are evenly many.</summary>
    /// <param name="values">At least one number, all finite.</param>
    /// <exception cref="ArgumentException">There are no numbers, or one is not finite.</exception>
    public static double Median(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException(
                "RunningMedian: there is no median of nothing. 0 values were given. Pass at least one.");
        }

        Finite.Require(nameof(RunningMedian), "a value", values, "Leave it out.");
        var sorted = new List<double>(values.ToArray());
        sorted.Sort();
        return Middle(sorted);
    }

    private static double Middle(List<double> sorted)
    {
        double below = sorted[(sorted.Count - 1) / 2], above = sorted[sorted.Count / 2], sum = below + above;
        return double.IsFinite(sum) ? sum / 2 : below / 2 + above / 2;
    }

    private static void Insert(List<double> sorted, double value)
    {
        int position = sorted.BinarySearch(value);
        sorted.Insert(position < 0 ? ~position : position, value);
    }
}
