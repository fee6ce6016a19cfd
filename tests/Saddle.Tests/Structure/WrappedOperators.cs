using System.Text.RegularExpressions;

namespace Saddle.Tests.Structure;

/// <summary>Finds lines that end in a binary operator, which belongs at the beginning of the next line.</summary>
internal static partial class WrappedOperators
{
    /// <summary>The numbers of such lines, from 1.</summary>
    /// <param name="text">C# text.</param>
    /// <param name="code">The same text with <see cref="CSharpText.Blank"/> comments and strings.</param>
    public static IEnumerable<int> LinesThatEndInOne(string text, string code) =>
        from pair in text.Split('\n').Zip(code.Split('\n')).Index()
        where EndsInOne(pair.Item.First, pair.Item.Second.TrimEnd())
        select pair.Index + 1;

    // A string behind the operator is blank in the code, so that the text says whether something follows.
    private static bool EndsInOne(string text, string code)
    {
        string rest = text[code.Length..].TrimStart();
        return (rest.Length == 0 || rest.StartsWith("//", StringComparison.Ordinal)) && Operator().IsMatch(code);
    }

    [GeneratedRegex(@"(&&|\|\||\?\?|[=!<>]=|(?<!\+)\+|(?<!-)-|\s[*&|]|[/%^]|\s[<>?]|\s(or|and|is|as))$")]
    private static partial Regex Operator();
}
