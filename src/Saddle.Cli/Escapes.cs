using System.Globalization;

namespace Saddle.Cli;

/// <summary>The control sequences of terminals that are used; ECMA-48.</summary>
internal static class Escapes
{
    public const string ClearLine = "\r\e[K";
    public const string Green = "\e[32m";
    public const string Blue = "\e[34m";
    public const string Grey = "\e[90m";
    public const string Plain = "\e[0m";

    /// <summary>Whether the terminal of this process is sure to follow them.</summary>
    public static bool AreUnderstood =>
        !OperatingSystem.IsWindows() && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");

    /// <summary>To the start of the line so many above, and nothing from there on.</summary>
    public static string ClearLinesAbove(int lines) =>
        lines == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"\r\e[{lines}A\e[J");
}
