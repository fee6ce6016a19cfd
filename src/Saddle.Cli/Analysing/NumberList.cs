using System.Globalization;

namespace Saddle.Cli.Analysing;

/// <summary>Numbers as users write them: <c>1,-0.5</c>.</summary>
internal static class NumberList
{
    /// <exception cref="UsageException">A part is no finite number.</exception>
    public static double[] Parse(string flag, string text) =>
        [.. text.Split(',').Select(part => Number(flag, text, part))];

    private static double Number(string flag, string text, string part) =>
        double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && double.IsFinite(number)
            ? number
            : throw new UsageException(
                $"analyze: {flag} takes numbers with commas. Got '{text}'. Write for example {flag} 1,-0.5.");
}
