namespace Saddle.Nn.Formats;

/// <summary>Text for a terminal: a name that it quotes may hold anything, but it is one line and moves no
/// cursor.</summary>
public static class PrintableLine
{
    /// <summary>The text, with \u and four digits in place of each control character and each that parts
    /// lines.</summary>
    /// <param name="text">Any text.</param>
    public static string Of(string text) => text.Any(IsForbidden)
        ? string.Concat(text.Select(letter => IsForbidden(letter) ? $"\\u{(int)letter:x4}" : letter.ToString()))
        : text;

    private static bool IsForbidden(char letter) => char.IsControl(letter) || letter is '\u2028' or '\u2029';
}
