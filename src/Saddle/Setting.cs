using System.Globalization;
using System.Runtime.CompilerServices;

namespace Saddle;

/// <summary>Checks numbers that users choose; each method returns its number or refuses it by owner and name.</summary>
/// <remarks>
/// For the settings of methods: <c>Rate { get; init => field = Setting.Positive(value, "MyMethod"); }</c>.
/// </remarks>
public static class Setting
{
    /// <summary>Above 0 and finite.</summary>
    /// <param name="value">The number.</param>
    /// <param name="owner">Whose setting it is.</param>
    /// <param name="name">The setting, by default the calling member.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public static double Positive(double value, string owner, [CallerMemberName] string name = "") =>
        value > 0 && double.IsFinite(value) ? value : throw Refusal(value, owner, name, "above 0");

    /// <summary>0 or more and finite.</summary>
    /// <inheritdoc cref="Positive"/>
    public static double NotNegative(double value, string owner, [CallerMemberName] string name = "") =>
        value >= 0 && double.IsFinite(value) ? value : throw Refusal(value, owner, name, "of 0 or more");

    /// <summary>In [0, 1).</summary>
    /// <inheritdoc cref="Positive"/>
    public static double BelowOne(double value, string owner, [CallerMemberName] string name = "") =>
        value is >= 0 and < 1 ? value : throw Refusal(value, owner, name, "from 0 to below 1");

    /// <summary>In (0, 1].</summary>
    /// <inheritdoc cref="Positive"/>
    public static double UpToOne(double value, string owner, [CallerMemberName] string name = "") =>
        value is > 0 and <= 1 ? value : throw Refusal(value, owner, name, "above 0 and up to 1");

    /// <summary>In (-1, 1): what momentum may be.</summary>
    /// <inheritdoc cref="Positive"/>
    public static double WithinOne(double value, string owner, [CallerMemberName] string name = "") =>
        value is > -1 and < 1 ? value : throw Refusal(value, owner, name, "between -1 and 1");

    /// <summary>Not below a bound.</summary>
    /// <param name="least">The bound.</param>
    /// <param name="value">The number.</param>
    /// <param name="owner">Whose setting it is.</param>
    /// <param name="name">The setting, by default the calling member.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public static long AtLeast(long least, long value, string owner, [CallerMemberName] string name = "") =>
        value >= least ? value : throw Refusal(value, owner, name, $"of {least} or more");

    /// <summary>From a bound to another.</summary>
    /// <param name="least">The lower bound.</param>
    /// <param name="most">The upper bound.</param>
    /// <param name="value">The number.</param>
    /// <param name="owner">Whose setting it is.</param>
    /// <param name="name">The setting, by default the calling member.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public static int Within(int least, int most, long value, string owner, [CallerMemberName] string name = "") =>
        value >= least && value <= most
            ? (int)value
            : throw Refusal(value, owner, name, $"from {least} to {most}");

    private static ArgumentOutOfRangeException Refusal(IFormattable value, string owner, string name, string range) =>
        new(name, $"{owner}: {name} is out of range. Got {value.ToString(null, CultureInfo.InvariantCulture)}. "
            + $"Use a number {range}.");
}
