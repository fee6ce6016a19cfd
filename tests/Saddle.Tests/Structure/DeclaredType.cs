using System.Text.RegularExpressions;

namespace Saddle.Tests.Structure;

/// <summary>A type that stands in a namespace, and the file that declares it or a part of it.</summary>
internal sealed partial record DeclaredType(string Name, string Namespace, string Path)
{
    /// <summary>The types of a file, without those nested in others.</summary>
    public static IEnumerable<DeclaredType> In(SourceFile file)
    {
        MatchCollection spaces = NamespaceStart().Matches(file.Code);
        for (int i = 0; i < spaces.Count; i++)
        {
            int end = i + 1 < spaces.Count ? spaces[i + 1].Index : file.Code.Length;
            string body = file.Code[(spaces[i].Index + spaces[i].Length)..end];
            foreach (Match type in TypeName().Matches(body))
            {
                // What a namespace with braces holds is as deep as what one without holds: its brace is left out.
                if (Depth(body.AsSpan(0, type.Index)) == 0)
                {
                    yield return new DeclaredType(type.Groups["name"].Value, spaces[i].Groups["name"].Value, file.Path);
                }
            }
        }
    }

    /// <summary>The namespaces that a file declares types in.</summary>
    public static IEnumerable<string> NamespacesIn(SourceFile file) =>
        NamespaceStart().Matches(file.Code).Select(space => space.Groups["name"].Value);

    /// <summary>The namespace that belongs to a folder below src.</summary>
    public static string NamespaceOf(string folder) => folder["src/".Length..].Replace('/', '.');

    private static int Depth(ReadOnlySpan<char> code) => code.Count('{') - code.Count('}');

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+)\s*[;{]", RegexOptions.Multiline)]
    private static partial Regex NamespaceStart();

    [GeneratedRegex(@"\b(class|struct|record|interface|enum)\s+(struct\s+|class\s+)?(?<name>[A-Z]\w*)")]
    private static partial Regex TypeName();
}
