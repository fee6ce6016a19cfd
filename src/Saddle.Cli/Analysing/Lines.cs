namespace Saddle.Cli.Analysing;

/// <summary>Names and values under each other.</summary>
internal static class Lines
{
    private const int Width = 22;

    /// <summary>One line of a name and what it is.</summary>
    public static string Of(string name, string value) => $"  {name.PadRight(Width)}{value}".TrimEnd() + "\n";
}
