namespace Saddle.Distances;

/// <summary>
/// Numbers whose squares or long sums leave float64 are measured near 1 instead: moved by a power of two, which changes
/// no digit.
/// </summary>
internal static class Magnitude
{
    // Squares of numbers within 2^±400, summed 2^100 times, stay normal.
    private const int Far = 400;

    /// <summary>The largest size among some numbers; 0 for none.</summary>
    internal static double Largest(ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (double value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }

    /// <summary>The power of two that brings numbers of that size near 1; 0 where they may stay.</summary>
    internal static int Shift(double largest) => largest == 0 || Math.Abs(Math.ILogB(largest)) <= Far
        ? 0
        : -Math.ILogB(largest);

    /// <summary>A copy of the numbers, moved.</summary>
    internal static double[] Moved(ReadOnlySpan<double> values, int shift)
    {
        double[] moved = values.ToArray();
        for (int i = 0; shift != 0 && i < moved.Length; i++)
        {
            moved[i] = Math.ScaleB(moved[i], shift);
        }

        return moved;
    }

    /// <summary>The mean of finite numbers, which float64 can always hold; their sum it may not.</summary>
    internal static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        if (double.IsFinite(sum))
        {
            return sum / values.Length;
        }

        double mean = 0;
        foreach (double value in values)
        {
            mean += value / values.Length;
        }

        return double.IsFinite(mean) ? mean : Math.CopySign(double.MaxValue, mean);
    }
}
