using System.Xml.Linq;

namespace Saddle.Tests.Structure;

/// <summary>What one project says of others.</summary>
/// <param name="Name">The project's name.</param>
/// <param name="References">The projects it uses.</param>
/// <param name="Packages">The packages it uses.</param>
/// <param name="Friends">The projects it shows its internals to.</param>
internal sealed record ProjectFile(
    string Name, IReadOnlyList<string> References, IReadOnlyList<string> Packages, IReadOnlyList<string> Friends)
{
    /// <summary>All projects below a folder of the repository.</summary>
    public static IReadOnlyList<ProjectFile> Under(string folder) =>
    [
        .. Directory.EnumerateDirectories(Path.Combine(SourceTree.Root, folder))
            .SelectMany(project => Directory.EnumerateFiles(project, "*.csproj"))
            .Order(StringComparer.Ordinal)
            .Select(path => Read(Path.GetFileNameWithoutExtension(path), XDocument.Load(path))),
    ];

    /// <summary>The projects it uses against an order.</summary>
    public IEnumerable<string> Violations(FolderOrder order) => order.Members.Contains(Name)
        ? from used in References
          where !order.Members.Contains(used) || !order.Allows(Name, used)
          select $"{Name} references {used}"
        : [$"{Name} has no place in the order of projects"];

    private static ProjectFile Read(string name, XDocument text) => new(
        name,
        [.. Included(text, "ProjectReference")
            .Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))],
        [.. Included(text, "PackageReference")],
        [.. Included(text, "InternalsVisibleTo")]);

    private static IEnumerable<string> Included(XDocument text, string item) =>
        text.Descendants(item).Select(element => element.Attribute("Include")!.Value);
}
