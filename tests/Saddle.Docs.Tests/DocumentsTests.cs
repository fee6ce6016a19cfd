using System.Text.RegularExpressions;
using Xunit;

namespace Saddle.Docs.Tests;

public sealed partial class DocumentsTests
{
    public static TheoryData<string> Names =>
        [.. Documents.All.Select(path => Path.GetRelativePath(Documents.Root, path).Replace('\\', '/'))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_code_block_compiles(string document) =>
        Assert.Empty(Block.Programs(Documents.Read(document)).SelectMany(
            program => Compilation.Errors(document, program)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_relative_link_leads_to_a_file(string document)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Documents.Root, document))!;
        IEnumerable<string> broken =
            from Match link in Link().Matches(Documents.Read(document))
            let target = link.Groups["target"].Value
            where !target.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(folder, target))
            select target;
        Assert.Empty(broken);
    }

    [GeneratedRegex(@"\]\((?<target>[^)#\s]+)(#[^)]*)?\)")]
    private static partial Regex Link();
}
