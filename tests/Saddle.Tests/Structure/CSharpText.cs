using System.Text;

namespace Saddle.Tests.Structure;

/// <summary>Blanks comments, strings and characters out of C# text, so that what is left is structure.</summary>
internal static class CSharpText
{
    /// <summary>The same text, line breaks and length kept, with spaces for everything that is not code.</summary>
    public static string Blank(string text)
    {
        var code = new StringBuilder(text.Length);
        for (int at = 0; at < text.Length;)
        {
            int end = EndOfQuiet(text, at);
            if (end == at)
            {
                code.Append(text[at++]);
                continue;
            }

            for (; at < end; at++)
            {
                code.Append(text[at] is '\n' or '\r' ? text[at] : ' ');
            }
        }

        return code.ToString();
    }

    private static int EndOfQuiet(string text, int at)
    {
        ReadOnlySpan<char> rest = text.AsSpan(at);
        if (rest.StartsWith("//"))
        {
            return EndAt(text, text.IndexOf('\n', at), 0);
        }

        if (rest.StartsWith("/*"))
        {
            return EndAt(text, text.IndexOf("*/", at + 2, StringComparison.Ordinal), 2);
        }

        if (rest[0] == '\'')
        {
            return EndOfLiteral(text, at + 1, '\'', escapes: true);
        }

        int quote = at;
        while (quote < text.Length && text[quote] is '$' or '@')
        {
            quote++;
        }

        return quote < text.Length && text[quote] == '"' ? EndOfString(text, at, quote) : at;
    }

    private static int EndOfString(string text, int start, int quote)
    {
        int quotes = 0;
        while (quote + quotes < text.Length && text[quote + quotes] == '"')
        {
            quotes++;
        }

        if (quotes >= 3)
        {
            string fence = new('"', quotes);
            return EndAt(text, text.IndexOf(fence, quote + quotes, StringComparison.Ordinal), quotes);
        }

        ReadOnlySpan<char> prefix = text.AsSpan(start, quote - start);
        bool verbatim = prefix.Contains('@');
        return prefix.Contains('$')
            ? EndOfInterpolated(text, quote + 1, verbatim)
            : EndOfLiteral(text, quote + 1, '"', escapes: !verbatim);
    }

    private static int EndOfLiteral(string text, int at, char close, bool escapes)
    {
        for (; at < text.Length; at++)
        {
            if (escapes && text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == close && !escapes && at + 1 < text.Length && text[at + 1] == close)
            {
                at++;
            }
            else if (text[at] == close)
            {
                return at + 1;
            }
        }

        return text.Length;
    }

    private static int EndOfInterpolated(string text, int at, bool verbatim)
    {
        for (; at < text.Length; at++)
        {
            char here = text[at], next = at + 1 < text.Length ? text[at + 1] : '\0';
            if (!verbatim && here == '\\')
            {
                at++;
            }
            else if (here is '{' or '}' && next == here)
            {
                at++;
            }
            else if (here == '{')
            {
                at = EndOfHole(text, at + 1) - 1;
            }
            else if (here == '"' && verbatim && next == '"')
            {
                at++;
            }
            else if (here == '"')
            {
                return at + 1;
            }
        }

        return text.Length;
    }

    private static int EndOfHole(string text, int at)
    {
        for (int depth = 1; at < text.Length;)
        {
            int end = EndOfQuiet(text, at);
            if (end > at)
            {
                at = end;
                continue;
            }

            depth += text[at] switch { '{' => 1, '}' => -1, _ => 0 };
            at++;
            if (depth == 0)
            {
                return at;
            }
        }

        return text.Length;
    }

    // What is never closed runs to the end.
    private static int EndAt(string text, int close, int width) => close < 0 ? text.Length : close + width;
}
