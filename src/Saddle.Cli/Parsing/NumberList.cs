namespace Saddle.Cli.Parsing;

/// <summary>Numbers as users write them: <c>1,-0.5</c>.</summary>
internal static class NumberList
{
    /// <exception cref="UsageException">A part is no finite number.</exception>
    public static double[] Parse(string flag, string text) =>
    [
        .. text.Split(',').Select(part => Flag.ReadNumber(part) ?? throw new UsageException(
            $"{flag} takes numbers with commas. Got '{text}'. Write for example {flag} 1,-0.5.")),
    ];
}
