using System.Text.RegularExpressions;

namespace Saddle.Docs.Tests;

/// <summary>Command lines and names that a document mentions.</summary>
internal static partial class Commands
{
    /// <summary>What stands between single backquotes, outside of blocks.</summary>
    public static IEnumerable<string> Spans(string document) =>
        from Match span in Span().Matches(Fenced().Replace(document, ""))
        select string.Join(' ', span.Groups[1].Value.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The lines of shell blocks and consoles that are commands, and the spans.</summary>
    public static IEnumerable<string> Lines(string document) =>
        from Match block in Shell().Matches(document.Replace("\\\n", " ", StringComparison.Ordinal))
        from line in block.Groups["body"].Value.Split('\n')
        where block.Groups["kind"].Value == "sh" || line.StartsWith("$ ", StringComparison.Ordinal)
        select line.StartsWith("$ ", StringComparison.Ordinal) ? line[2..] : line;

    /// <summary>
    /// The words behind the name of a program in each command that begins with it, without comments and quotes.
    /// </summary>
    public static IEnumerable<string[]> Of(string document, string program) =>
        from line in Lines(document).Concat(Spans(document))
        where line.StartsWith(program + " ", StringComparison.Ordinal)
        select Words(line[(program.Length + 1)..]);

    private static string[] Words(string rest) =>
    [
        .. Word().Matches(Comment().Replace(rest, "")).Select(word => word.Value.Trim('\'', '"')),
    ];

    [GeneratedRegex("""'[^']*'|"[^"]*"|[^\s'"]+""")]
    private static partial Regex Word();

    [GeneratedRegex(@"\s(#|\||>|&|;).*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<!`)`([^`]+)`(?!`)")]
    private static partial Regex Span();

    [GeneratedRegex(@"^\s*```.*?^\s*```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"^```(?<kind>sh|console)[^\n]*\n(?<body>.*?)^```",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Shell();
}
