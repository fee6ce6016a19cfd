using System.Text.RegularExpressions;

namespace Saddle.Tests.Structure;

/// <summary>A method, accessor or expression body, and its lines from signature to closing brace.</summary>
internal sealed record Method(string Name, int Lines);

/// <summary>Finds the methods of one file by walking its braces; local functions count with their method.</summary>
internal sealed partial class MethodScan
{
    private readonly string code;
    private readonly List<Method> found = [];
    private int at;

    private MethodScan(string code) => this.code = code;

    /// <summary>Every method of a file, in order.</summary>
    /// <param name="code">C# text whose comments and strings are blank.</param>
    public static IReadOnlyList<Method> Of(string code)
    {
        var scan = new MethodScan(code);
        scan.Members(inProperty: false);
        return scan.found;
    }

    private void Members(bool inProperty)
    {
        while (SkipBlank() && code[at] != '}')
        {
            Member(inProperty);
        }

        at++;
    }

    private bool SkipBlank()
    {
        while (at < code.Length && (char.IsWhiteSpace(code[at]) || code[at] == ';'))
        {
            at++;
        }

        if (at < code.Length && code[at] == '#')
        {
            SkipLine();
        }

        return at < code.Length;
    }

    private void SkipLine()
    {
        while (at < code.Length && code[at] != '\n')
        {
            at++;
        }

        SkipBlank();
    }

    private void Member(bool inProperty)
    {
        int start = at, depth = 0;
        bool valued = false, arrow = false;
        for (; at < code.Length; at++)
        {
            char here = code[at];
            if (here is '(' or '[')
            {
                depth++;
            }
            else if (here is ')' or ']')
            {
                depth--;
            }
            else if (here == '=' && depth == 0 && !valued)
            {
                arrow = code[at + 1] == '>';
                valued = !IsOperatorName(start);
                if (!valued)
                {
                    at++;
                }
            }
            else if (here == '{' && (valued || depth > 0))
            {
                SkipBlock();
            }
            else if (here == '{')
            {
                Block(start, inProperty);
                return;
            }
            else if (here == ';' && depth == 0)
            {
                break;
            }
            else if (here == '}' && depth == 0)
            {
                return;
            }
        }

        if (arrow)
        {
            Add(start, at);
        }

        at++;
    }

    // `operator ==` and its kin carry an equals sign in their name.
    private bool IsOperatorName(int start) => OperatorName().IsMatch(code.AsSpan(start, at - start));

    private void Block(int start, bool inProperty)
    {
        string header = Attributes().Replace(code[start..at], "");
        int list = header.IndexOf('(', StringComparison.Ordinal);
        // Behind the parameter list, `struct` and `class` are constraints.
        bool isType = TypeHeader().IsMatch(list < 0 ? header : header[..list]);
        at++;
        if (isType)
        {
            Members(inProperty: false);
        }
        else if (inProperty || list >= 0 && !header.Contains("this[", StringComparison.Ordinal))
        {
            at--;
            SkipBlock();
            Add(start, at);
            at++;
        }
        else
        {
            Members(inProperty: true);
        }
    }

    // From an opening brace to its closing one.
    private void SkipBlock()
    {
        for (int depth = 0; at < code.Length; at++)
        {
            if (code[at] == '{')
            {
                depth++;
            }
            else if (code[at] == '}' && --depth == 0)
            {
                return;
            }
        }
    }

    private void Add(int start, int end)
    {
        end = Math.Min(end, code.Length);
        string text = code[start..end];
        Match name = MemberName().Match(Attributes().Replace(text, ""));
        found.Add(new Method(name.Groups[1].Value, 1 + text.Count(letter => letter == '\n')));
    }

    [GeneratedRegex(@"\b(namespace|class|struct|record|interface|enum|extension)\b")]
    private static partial Regex TypeHeader();

    [GeneratedRegex(@"\boperator\s*(checked\s*)?[=!<>+\-*/%&|^]*$")]
    private static partial Regex OperatorName();

    [GeneratedRegex(@"^\s*(\[[^\]]*\]\s*)+")]
    private static partial Regex Attributes();

    [GeneratedRegex(@"(operator\s*\S+?|\w+)\s*(<[^<>()=]*>)?\s*(?=\(|=>|\{)")]
    private static partial Regex MemberName();
}
