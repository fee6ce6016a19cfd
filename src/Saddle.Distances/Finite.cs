using System.Globalization;

namespace Saddle.Distances;

/// <summary>Refusals of numbers that no distance is defined for, by the entry at fault.</summary>
internal static class Finite
{
    /// <summary>Refuses the first number that is NaN or infinite.</summary>
    /// <param name="operation">Who asks.</param>
    /// <param name="what">What the numbers are, with an article: "a cost".</param>
    /// <param name="values">The numbers.</param>
    /// <param name="advice">What to do.</param>
    /// <exception cref="ArgumentException">One is not finite.</exception>
    internal static void Require(string operation, string what, ReadOnlySpan<double> values, string advice)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new ArgumentException(
                    $"{operation}: {what} is not finite. Number {i} is {Text(values[i])}. {advice}");
            }
        }
    }

    /// <summary>The result itself, if float64 can hold it.</summary>
    /// <exception cref="ArgumentException">It is infinite.</exception>
    internal static double Result(string operation, double value) => double.IsFinite(value)
        ? value
        : throw new ArgumentException(
            $"{operation}: the result is beyond float64. Its size is above {Text(double.MaxValue)}. "
                + "Divide the numbers by the largest of them first.");

    /// <summary>The number in invariant culture.</summary>
    internal static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
