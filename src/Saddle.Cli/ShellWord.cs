namespace Saddle.Cli;

/// <summary>Text as one word of a command line, to be copied.</summary>
internal static class ShellWord
{
    private const string Safe = "/._-+=:,@%~";

    /// <summary>The text, in quotes where a shell would take it apart.</summary>
    public static string Of(string text) =>
        text.Length > 0 && text[0] is not ('-' or '~') && text.All(letter =>
            char.IsLetterOrDigit(letter) || Safe.Contains(letter) || (letter == '\\' && OperatingSystem.IsWindows()))
        ? text
        : OperatingSystem.IsWindows() ? $"\"{text}\"" : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
