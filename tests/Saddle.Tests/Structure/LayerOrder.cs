using System.Text.RegularExpressions;

namespace Saddle.Tests.Structure;

/// <summary>Finds where the folders of a project use each other against their declared order.</summary>
/// <param name="orders">The order by folder, as <c>src/Saddle/Kernels</c>.</param>
/// <param name="files">All files of the projects.</param>
internal sealed class LayerOrder(IReadOnlyDictionary<string, FolderOrder> orders, IReadOnlyList<SourceFile> files)
{
    private readonly IReadOnlyList<DeclaredType> _types = [.. files.SelectMany(DeclaredType.In)];
    private readonly Dictionary<(string Folder, string Member), Regex> _mentions = [];
    private readonly Dictionary<string, ILookup<string, string>> _seen = [];

    /// <summary>What a file names though it lies above, for each folder that the file is in.</summary>
    public IEnumerable<string> Violations(SourceFile file) =>
        from depth in Enumerable.Range(2, file.Folders.Length - 1)
        let folder = string.Join('/', file.Folders[..depth])
        let member = MemberOf(folder, file.Path)
        from violation in PlaceOf(folder, member) is { } order
            ? order.Members.Where(other => !order.Allows(member, other)).SelectMany(other => Named(file, folder, other))
            : member == FolderOrder.OwnFiles ? [] : [$"{member} has no place in the order of {folder}"]
        select $"{file.Path}: {violation}";

    private FolderOrder? PlaceOf(string folder, string member) =>
        orders.TryGetValue(folder, out FolderOrder? order) && order.Members.Contains(member) ? order : null;

    /// <summary>A folder's member, another folder or a file of its own, that a path leads through.</summary>
    private static string MemberOf(string folder, string path)
    {
        string[] rest = path[(folder.Length + 1)..].Split('/');
        return rest.Length > 1 ? rest[0] : FolderOrder.OwnFiles;
    }

    /// <summary>Where a file names another member of a folder it is in.</summary>
    private IEnumerable<string> Named(SourceFile file, string folder, string other)
    {
        IEnumerable<Match> mentions = other == FolderOrder.OwnFiles ? [] : Mention(folder, other).Matches(file.Code);
        foreach (Match mention in mentions)
        {
            yield return $"names {other}{Line(file, mention)}";
        }

        foreach (var type in Seen(folder).Where(type => type.Distinct().Count() == 1 && type.First() == other))
        {
            if (Regex.Match(file.Code, $@"(?<![\w.]){type.Key}\b") is { Success: true } match)
            {
                yield return $"names {type.Key} of {Words(folder, other)}{Line(file, match)}";
            }
        }
    }

    private static string Words(string folder, string member) =>
        member == FolderOrder.OwnFiles ? $"{folder} itself" : member;

    private static string Line(SourceFile file, Match match) =>
        $" on line {1 + file.Code[..match.Index].Count(letter => letter == '\n')}";

    /// <summary>A folder's namespace in full, or its last word before one of its types or folders.</summary>
    private Regex Mention(string folder, string member)
    {
        if (_mentions.TryGetValue((folder, member), out Regex? known))
        {
            return known;
        }

        string path = $"{folder}/{member}";
        string within = string.Join('|', _types
            .Where(type => type.Path.StartsWith(path + '/', StringComparison.Ordinal))
            .Select(type => MemberOf(path, type.Path) is var part && part != FolderOrder.OwnFiles ? part : type.Name)
            .Distinct());
        string whole = DeclaredType.NamespaceOf(path).Replace(".", @"\s*\.\s*", StringComparison.Ordinal);
        return _mentions[(folder, member)] = new Regex($@"\b{whole}\b|(?<![\w.]){member}\s*\.\s*({within})\b");
    }

    /// <summary>
    /// The types that all files of a folder see without a `using`, by the members that declare them. A type declared in
    /// parts belongs to several and so to none, since each part lies beside what it needs.
    /// </summary>
    private ILookup<string, string> Seen(string folder)
    {
        if (!_seen.TryGetValue(folder, out ILookup<string, string>? seen))
        {
            string space = DeclaredType.NamespaceOf(folder) + '.';
            _seen[folder] = seen = _types
                .Where(type => type.Path.StartsWith(folder + '/', StringComparison.Ordinal)
                    && space.StartsWith(type.Namespace + '.', StringComparison.Ordinal))
                .ToLookup(type => type.Name, type => MemberOf(folder, type.Path));
        }

        return seen;
    }
}
