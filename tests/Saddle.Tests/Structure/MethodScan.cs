using System.Text.RegularExpressions;

namespace Saddle.Tests.Structure;

/// <summary>A method, accessor or expression body, and its lines from signature to closing brace.</summary>
internal sealed record Method(string Name, int Lines);

/// <summary>Finds the methods of one file by walking its braces; local functions count with their method.</summary>
internal sealed partial class MethodScan
{
    private readonly string _code;
    private readonly List<Method> _found = [];
    private int _at;

    private MethodScan(string code) => _code = code;

    /// <summary>Every method of a file, in order.</summary>
    /// <param name="code">C# text whose comments and strings are blank.</param>
    public static IReadOnlyList<Method> Of(string code)
    {
        var scan = new MethodScan(code);
        scan.Members(inProperty: false);
        return scan._found;
    }

    private void Members(bool inProperty)
    {
        while (SkipBlank() && _code[_at] != '}')
        {
            Member(inProperty);
        }

        _at++;
    }

    private bool SkipBlank()
    {
        while (_at < _code.Length && (char.IsWhiteSpace(_code[_at]) || _code[_at] == ';'))
        {
            _at++;
        }

        if (_at < _code.Length && _code[_at] == '#')
        {
            SkipLine();
        }

        return _at < _code.Length;
    }

    private void SkipLine()
    {
        while (_at < _code.Length && _code[_at] != '\n')
        {
            _at++;
        }

        SkipBlank();
    }

    private void Member(bool inProperty)
    {
        int start = _at, depth = 0;
        bool valued = false, arrow = false;
        for (; _at < _code.Length; _at++)
        {
            char here = _code[_at];
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
                arrow = _code[_at + 1] == '>';
                valued = !IsOperatorName(start);
                if (!valued)
                {
                    _at++;
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
            Add(start, _at);
        }

        _at++;
    }

    // `operator ==` and its kin carry an equals sign in their name.
    private bool IsOperatorName(int start) => OperatorName().IsMatch(_code.AsSpan(start, _at - start));

    private void Block(int start, bool inProperty)
    {
        string header = Attributes().Replace(_code[start.._at], "");
        int list = header.IndexOf('(', StringComparison.Ordinal);
        // Behind the parameter list, `struct` and `class` are constraints.
        bool isType = TypeHeader().IsMatch(list < 0 ? header : header[..list]);
        _at++;
        if (isType)
        {
            Members(inProperty: false);
        }
        else if (inProperty || list >= 0 && !header.Contains("this[", StringComparison.Ordinal))
        {
            _at--;
            SkipBlock();
            Add(start, _at);
            _at++;
        }
        else
        {
            Members(inProperty: true);
        }
    }

    // From an opening brace to its closing one.
    private void SkipBlock()
    {
        for (int depth = 0; _at < _code.Length; _at++)
        {
            if (_code[_at] == '{')
            {
                depth++;
            }
            else if (_code[_at] == '}' && --depth == 0)
            {
                return;
            }
        }
    }

    private void Add(int start, int end)
    {
        end = Math.Min(end, _code.Length);
        string text = _code[start..end];
        Match name = MemberName().Match(Attributes().Replace(text, ""));
        _found.Add(new Method(name.Groups[1].Value, 1 + text.Count(letter => letter == '\n')));
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
