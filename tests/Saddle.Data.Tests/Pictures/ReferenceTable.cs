namespace Saddle.Data.Tests.Pictures;

/// <summary>Tables of what other programs make of the shared pictures; References/make writes them.</summary>
internal static class ReferenceTable
{
    /// <summary>The rows of a table, split at tabs.</summary>
    public static IReadOnlyList<string[]> Rows(string name)
    {
        using var reader = new StreamReader(typeof(ReferenceTable).Assembly.GetManifestResourceStream(name)!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(
            line => line.Split('\t'))];
    }
}
