using Saddle.Data.Files;
using Saddle.Nn.Formats;

namespace Saddle.Data.Folders;

/// <summary>The files of a tree by their paths, each of which is read into memory when it is opened.</summary>
/// <param name="tree">The files.</param>
internal sealed class TreeStore(FileTree tree) : FileStore
{
    private const string ArchiveSuffix = ".zip";

    private readonly string _root = Path.TrimEndingDirectorySeparator(tree.Path);
    private readonly Dictionary<string, TreeFile> _files = tree.Files.ToDictionary(file => file.Path);
    private readonly HashSet<string> _folders = [.. tree.Files.SelectMany(file => FoldersOf(file.Path))];

    /// <inheritdoc/>
    public override bool HasFile(string path) => Within(path) is { } within && _files.ContainsKey(within);

    /// <inheritdoc/>
    public override bool HasFolder(string path) => Within(path) is { } within && _folders.Contains(within);

    /// <inheritdoc/>
    public override IReadOnlyList<string> FilesIn(string folder) => Below(folder, _files.Keys);

    /// <inheritdoc/>
    public override IReadOnlyList<string> FoldersIn(string folder) => Below(folder, _folders);

    /// <inheritdoc/>
    public override string NameOf(string folder)
    {
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return name.EndsWith(ArchiveSuffix, StringComparison.OrdinalIgnoreCase) ? name[..^ArchiveSuffix.Length] : name;
    }

    /// <inheritdoc/>
    public override Stream Open(string path) => Within(path) is { } within && _files.TryGetValue(within, out var file)
        ? new MemoryStream(file.ReadAll(Array.MaxLength), writable: false)
        : throw new DataException(path, $"read: file '{path}' does not exist. Looked in '{_root}'. Check the path.");

    // With forward slashes; empty for the root, null for what lies elsewhere.
    private string? Within(string path)
    {
        string whole = Path.TrimEndingDirectorySeparator(path);
        return whole == _root ? ""
            : whole.StartsWith(_root, StringComparison.Ordinal) && whole[_root.Length] is '/' or '\\'
                ? whole[(_root.Length + 1)..].Replace(Path.DirectorySeparatorChar, '/')
                : null;
    }

    private string[] Below(string folder, IEnumerable<string> paths)
    {
        string? within = Within(folder);
        string prefix = within is null or "" ? "" : within + "/";
        return within is null
            ? []
            :
            [
                .. paths.Where(path => path.Length > prefix.Length && path.StartsWith(prefix, StringComparison.Ordinal))
                    .Select(path => path[prefix.Length..]).Where(name => !name.Contains('/'))
                    .Order(StringComparer.Ordinal),
            ];
    }

    private static IEnumerable<string> FoldersOf(string path)
    {
        for (int end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
        {
            yield return path[..end];
        }

        yield return "";
    }
}
