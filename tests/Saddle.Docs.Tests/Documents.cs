namespace Saddle.Docs.Tests;

/// <summary>The documents of the repository, found by walking up to the solution file.</summary>
internal static class Documents
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>Paths of all documents, from the root of the repository.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Directory.EnumerateFiles(Root, "*.md"),
        .. Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories),
    ];

    /// <summary>The text of a document given by its path from the root.</summary>
    public static string Read(string document) => File.ReadAllText(Path.Combine(Root, document));

    private static string FindRoot(string folder)
    {
        for (string? here = folder; here is not null; here = Path.GetDirectoryName(here))
        {
            if (File.Exists(Path.Combine(here, "Saddle.slnx")))
            {
                return here;
            }
        }

        throw new InvalidOperationException(
            $"Documents: no folder above {folder} holds Saddle.slnx. Run the tests from inside the repository.");
    }
}
