using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Saddle.Tests.Structure;

/// <summary>Which folder and which project may use which; whatever is not listed is a violation.</summary>
internal static partial class LayerOrder
{
    // Kernels | Graphs -> Ops -> Derivatives | Passes -> Running; an arrow means "is used by".
    private static readonly Dictionary<string, string[]> s_folderUses = new()
    {
        ["Kernels"] = [],
        ["Graphs"] = [],
        ["Ops"] = ["Kernels", "Graphs"],
        ["Derivatives"] = ["Kernels", "Graphs", "Ops"],
        ["Passes"] = ["Kernels", "Graphs", "Ops"],
        ["Running"] = ["Kernels", "Graphs", "Ops", "Derivatives", "Passes"],
    };

    private static readonly Dictionary<string, string[]> s_projectUses = new()
    {
        ["Saddle"] = [],
        ["Saddle.Nn"] = ["Saddle"],
        ["Saddle.Games"] = ["Saddle"],
        ["Saddle.Distances"] = ["Saddle"],
        ["Saddle.Data"] = ["Saddle", "Saddle.Nn"],
        ["Saddle.Training"] = ["Saddle", "Saddle.Nn", "Saddle.Games", "Saddle.Distances", "Saddle.Data"],
        ["Saddle.Gans"] =
            ["Saddle", "Saddle.Nn", "Saddle.Games", "Saddle.Distances", "Saddle.Data", "Saddle.Training"],
        ["Saddle.Reproductions"] =
        [
            "Saddle", "Saddle.Nn", "Saddle.Games", "Saddle.Distances", "Saddle.Data", "Saddle.Training", "Saddle.Gans",
        ],
        ["Saddle.Cli"] =
        [
            "Saddle", "Saddle.Nn", "Saddle.Games", "Saddle.Distances", "Saddle.Data", "Saddle.Training", "Saddle.Gans",
            "Saddle.Reproductions",
        ],
    };

    /// <summary>The folders of src/Saddle that have a place in the order.</summary>
    public static IReadOnlyCollection<string> Folders => s_folderUses.Keys;

    /// <summary>The layers a folder's file names against the order; files of src/Saddle itself may name all.</summary>
    public static IEnumerable<string> Violations(string folder, string code) =>
        from Match mention in Mention().Matches(code)
        let layer = mention.Groups["layer"].Value
        where layer != folder && !s_folderUses[folder].Contains(layer)
        select $"{folder} names {layer} on line {1 + code[..mention.Index].Count(letter => letter == '\n')}";

    /// <summary>
    /// The types of the root namespace that a file names though a higher layer declares them; no `using` shows these.
    /// A type declared in parts belongs to none, since each part lives beside what it needs.
    /// </summary>
    public static IEnumerable<string> RootTypeViolations(
        string folder, string code, ILookup<string, string> declaredIn) =>
        from type in declaredIn
        where type.Distinct().Count() == 1 && type.First() != folder && !s_folderUses[folder].Contains(type.First())
        where Regex.IsMatch(code, $@"(?<![\w.]){type.Key}\s*[.<(\w]")
        select $"{folder} names {type.Key}, which {type.First()} declares";

    /// <summary>The types of the root namespace by the folders that declare them.</summary>
    public static ILookup<string, string> RootTypes(IEnumerable<SourceFile> files) =>
    (
        from file in files
        where file.Folders.Length > 2 && RootNamespace().IsMatch(file.Code)
        let start = RootNamespace().Match(file.Code).Index
        from Match type in PublicType().Matches(file.Code[start..])
        select (Name: type.Groups["name"].Value, Folder: file.Folders[2])
    ).ToLookup(type => type.Name, type => type.Folder);

    /// <summary>The projects a project file references against the order.</summary>
    public static IEnumerable<string> Violations(string project, XDocument file)
    {
        if (!s_projectUses.TryGetValue(project, out string[]? allowed))
        {
            return [$"{project} has no place in the order"];
        }

        return from reference in file.Descendants("ProjectReference")
               let used = Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))
               where !allowed.Contains(used)
               select $"{project} references {used}";
    }

    [GeneratedRegex(@"\bSaddle\s*\.\s*(?<layer>Kernels|Graphs|Ops|Derivatives|Passes|Running)\b|"
        + @"(?<![\w.])(?<layer>Kernels|Graphs|Ops|Derivatives|Passes|Running)\s*\.\s*[A-Z]")]
    private static partial Regex Mention();

    [GeneratedRegex(@"^namespace\s+Saddle\s*[;{\s]", RegexOptions.Multiline)]
    private static partial Regex RootNamespace();

    [GeneratedRegex(@"\b(class|struct|record|interface|enum)\s+(struct\s+|class\s+)?(?<name>[A-Z]\w*)")]
    private static partial Regex PublicType();
}
