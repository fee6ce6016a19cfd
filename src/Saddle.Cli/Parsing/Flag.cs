using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Saddle.Cli.Parsing;

/// <summary>Makes flags whose wrong values are told in full sentences.</summary>
internal static class Flag
{
    /// <summary>A flag that takes any text.</summary>
    public static Option<string?> Text(string name, string valueName, string meaning, params string[] aliases) =>
        new(name, aliases) { Description = meaning, HelpName = valueName };

    /// <summary>A flag that is there or not.</summary>
    public static Option<bool> Switch(string name, string meaning, params string[] aliases) =>
        new(name, aliases) { Description = meaning, Arity = ArgumentArity.Zero };

    /// <summary>A flag that takes a whole number.</summary>
    public static Option<long?> Whole(string name, string meaning, long least = 1, long most = int.MaxValue) =>
        new(name)
        {
            Description = meaning,
            HelpName = "N",
            CustomParser = result => ParseWhole(result, name, least, most),
        };

    /// <summary>A flag that takes a number above 0, or from 0 where it may be 0, or of either sign.</summary>
    public static Option<double?> Number(string name, string meaning, bool mayBeZero = false,
        double below = double.MaxValue, bool mayBeNegative = false) =>
        new(name)
        {
            Description = meaning,
            HelpName = "X",
            CustomParser = result => ParseNumber(result, name, mayBeZero, below, mayBeNegative),
        };

    /// <summary>Whether the command line has the flag.</summary>
    public static bool IsGiven(ParseResult parsed, Option flag) => parsed.GetResult(flag) is { Implicit: false };

    /// <summary>The first of some flags that the command line has; null for none.</summary>
    public static Option? FirstGiven(ParseResult parsed, params IEnumerable<Option> flags) =>
        flags.FirstOrDefault(flag => IsGiven(parsed, flag));

    /// <summary>A finite number; null for any other text.</summary>
    public static double? ReadNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        && double.IsFinite(value)
            ? value
            : null;

    private static long? ParseWhole(ArgumentResult result, string name, long least, long most)
    {
        string text = result.Tokens[0].Value;
        bool isWhole = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value);
        if (isWhole && value >= least && value <= most)
        {
            return value;
        }

        string range = most == int.MaxValue || most == long.MaxValue
            ? $"of at least {Text(least)}"
            : $"from {Text(least)} to {Text(most)}";
        result.AddError(
            $"{name} takes a whole number {range}. Got '{text}'. Write for example {name} {Text(Math.Max(1, least))}.");
        return null;
    }

    private static double? ParseNumber(
        ArgumentResult result, string name, bool mayBeZero, double below, bool mayBeNegative)
    {
        string text = result.Tokens[0].Value;
        if (ReadNumber(text) is { } value && value < below
            && (value > 0 || (mayBeZero && value == 0) || (mayBeNegative && value > -below)))
        {
            return value;
        }

        string range = (mayBeNegative ? $"above {(-below).ToString(CultureInfo.InvariantCulture)}"
            : mayBeZero ? "of at least 0" : "above 0")
            + (below < double.MaxValue ? $" and below {below.ToString(CultureInfo.InvariantCulture)}" : "");
        result.AddError(
            $"{name} takes a number {range}. Got '{text}'. Write for example {name} {(below <= 1 ? "0.5" : "0.001")}.");
        return null;
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
