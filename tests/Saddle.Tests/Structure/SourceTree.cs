namespace Saddle.Tests.Structure;

/// <summary>One source file: its path from the root of the repository, its text, its text without comments.</summary>
internal sealed record SourceFile(string Path, string Text, string Code)
{
    public int Lines => Text.Count(letter => letter == '\n');

    /// <summary>The folders of the path, without the file's own name.</summary>
    public string[] Folders => Path.Split('/')[..^1];
}

/// <summary>The repository as tests see it: found by walking up to the solution file.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>All C# files below a folder of the repository, built ones left out, in order of path.</summary>
    public static IReadOnlyList<SourceFile> Under(string folder) =>
    [
        .. Directory.EnumerateFiles(System.IO.Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(path => System.IO.Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal)
                && !path.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    private static SourceFile Read(string path)
    {
        string text = File.ReadAllText(System.IO.Path.Combine(Root, path));
        return new SourceFile(path, text, CSharpText.Blank(text));
    }

    private static string FindRoot(string folder)
    {
        for (string? here = folder; here is not null; here = System.IO.Path.GetDirectoryName(here))
        {
            if (File.Exists(System.IO.Path.Combine(here, "Saddle.slnx")))
            {
                return here;
            }
        }

        throw new InvalidOperationException(
            $"Structure: no folder above {folder} holds Saddle.slnx. Run the tests from inside the repository.");
    }
}
