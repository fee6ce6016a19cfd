using System.Globalization;
using System.Runtime.CompilerServices;

namespace Saddle.Nn;

/// <summary>Checks numbers that users choose; each returns its argument or refuses it by owner and name.</summary>
internal static class Setting
{
    public static double Positive(double value, string owner, [CallerMemberName] string name = "") =>
        value > 0 && double.IsFinite(value) ? value : throw Refusal(value, owner, name, "above 0");

    public static double NotNegative(double value, string owner, [CallerMemberName] string name = "") =>
        value >= 0 && double.IsFinite(value) ? value : throw Refusal(value, owner, name, "of 0 or more");

    /// <summary>In [0, 1).</summary>
    public static double BelowOne(double value, string owner, [CallerMemberName] string name = "") =>
        value is >= 0 and < 1 ? value : throw Refusal(value, owner, name, "from 0 to below 1");

    /// <summary>In (0, 1].</summary>
    public static double UpToOne(double value, string owner, [CallerMemberName] string name = "") =>
        value is > 0 and <= 1 ? value : throw Refusal(value, owner, name, "above 0 and up to 1");

    public static long AtLeast(long least, long value, string owner, [CallerMemberName] string name = "") =>
        value >= least ? value : throw Refusal(value, owner, name, $"of {least} or more");

    private static ArgumentOutOfRangeException Refusal(IFormattable value, string owner, string name, string range) =>
        new(name, $"{owner}: {name} is out of range. Got {value.ToString(null, CultureInfo.InvariantCulture)}. " +
            $"Use a number {range}.");
}
