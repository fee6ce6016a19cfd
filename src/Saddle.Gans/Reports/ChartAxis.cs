using System.Globalization;

namespace Saddle.Gans.Reports;

/// <summary>The range of an axis, where its ticks are, and how they are written.</summary>
internal sealed class ChartAxis
{
    private readonly double _low;
    private readonly double _high;
    private readonly bool _logarithmic;

    private ChartAxis(double low, double high, bool logarithmic, double[] ticks)
    {
        (_low, _high, _logarithmic, Ticks) = (low, high, logarithmic, ticks);
    }

    /// <summary>Values to mark, rising.</summary>
    public double[] Ticks { get; }

    /// <summary>Position of a value along the axis: 0 at its low end, 1 at its high end.</summary>
    public double Fraction(double value) => (Scaled(value) - _low) / (_high - _low);

    /// <summary>Whether the axis can show a value.</summary>
    public static bool Shows(double value, bool logarithmic) => double.IsFinite(value) && (!logarithmic || value > 0);

    /// <summary>An axis that holds all given values.</summary>
    public static ChartAxis Around(IEnumerable<double> values, bool logarithmic, bool tight)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in values.Where(value => Shows(value, logarithmic)))
        {
            double scaled = logarithmic ? Math.Log10(value) : value;
            low = Math.Min(low, scaled);
            high = Math.Max(high, scaled);
        }

        if (low > high)
        {
            (low, high) = (0, 1);
        }

        // A flat curve still needs a range, also where 1 is below the value's own precision.
        double least = Math.Max(Math.Abs(low), 1) * 1e-9;
        if (high - low < least)
        {
            (low, high) = (low - Math.Max(0.5, least), high + Math.Max(0.5, least));
        }

        double step = Step(high - low);
        if (logarithmic)
        {
            step = Math.Max(1, Math.Ceiling(step));
        }

        if (!tight)
        {
            (low, high) = (Math.Floor(low / step + 1e-9) * step, Math.Ceiling(high / step - 1e-9) * step);
        }

        return new ChartAxis(low, high, logarithmic, TicksBetween(low, high, step, logarithmic));
    }

    /// <summary>A tick in as few digits as tell it from its neighbours.</summary>
    public static string Label(double value)
    {
        if (value == 0)
        {
            return "0";
        }

        double size = Math.Abs(value);
        return size is >= 1e5 or < 1e-3
            ? value.ToString("0.###e+0", CultureInfo.InvariantCulture).Replace("e+", "e", StringComparison.Ordinal)
            : value.ToString("0.######", CultureInfo.InvariantCulture);
    }

    private double Scaled(double value) => _logarithmic ? Math.Log10(value) : value;

    /// <summary>One, two or five times a power of ten that cuts a range into four to ten parts.</summary>
    private static double Step(double range)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(range / 5)));
        double parts = range / 5 / power;
        return power * (parts < 1.5 ? 1 : parts < 3.5 ? 2 : parts < 7.5 ? 5 : 10);
    }

    private static double[] TicksBetween(double low, double high, double step, bool logarithmic)
    {
        var ticks = new List<double>();
        double first = Math.Ceiling(low / step - 1e-9), last = Math.Floor(high / step + 1e-9);
        for (double k = first; k <= last; k++)
        {
            double place = k * step;
            if (Math.Abs(place) < step * 1e-6)
            {
                place = 0;
            }

            ticks.Add(logarithmic ? Math.Pow(10, place) : place);
        }

        return [.. ticks];
    }
}
