using Saddle.Nn.Formats;

namespace Saddle.Data.Folders;

/// <summary>The part of a tree that is read, where its first level parts it into training and test pictures.</summary>
/// <param name="Folders">The folders read, with slashes at their ends; the root's empty one where nothing is
/// parted.</param>
/// <param name="Remark">What is read and what is not; null where nothing is parted.</param>
internal sealed record Split(IReadOnlyList<string> Folders, string? Remark)
{
    private static readonly string[] s_training = ["train"];
    private static readonly string[][] s_test = [["test"], ["val", "valid", "validation"]];
    private static readonly string[] s_all = [.. s_training, .. s_test.SelectMany(names => names)];

    /// <summary>The part that is asked for.</summary>
    /// <param name="tree">Where pictures lie.</param>
    /// <param name="pictures">Their paths.</param>
    /// <param name="test">Whether test pictures are asked for.</param>
    /// <exception cref="DataException">There is no such part.</exception>
    public static Split Of(FileTree tree, IReadOnlyList<TreeFile> pictures, bool test)
    {
        Dictionary<string, int> counts = pictures.Where(file => file.Path.Contains('/'))
            .CountBy(file => file.Path[..file.Path.IndexOf('/')]).ToDictionary();
        bool isSplit = counts.Count > 0 && counts.Keys.All(name => IsOf(name, s_all));
        string[][] wanted = test ? s_test : [s_training];
        string[] read =
        [
            .. wanted.Select(names => counts.Keys.Where(name => IsOf(name, names)).ToArray())
                .FirstOrDefault(names => names.Length > 0) ?? [],
        ];
        if (!isSplit && !test)
        {
            return new Split([""], null);
        }

        if (!isSplit || read.Length == 0)
        {
            throw new DataException(tree.Path, test
                ? $"data: '{tree.Path}' has no test pictures. Its first level is not made of folders called train, and "
                + "test or val. Split the training pictures instead."
                : $"data: '{tree.Path}' has no training pictures. Its folders are "
                + $"{string.Join(", ", counts.Keys)}, and none is called train. Name one of them.");
        }

        string[] rest = [.. counts.Keys.Except(read)];
        string others = rest.Length > 0 ? $"; {Told(rest, counts)} {(rest.Length == 1 ? "is" : "are")} not" : "";
        return new Split([.. read.Select(name => $"{name}/")],
            $"the folders are a split: {Told(read, counts)} {(read.Length == 1 ? "is" : "are")} read{others}");
    }

    /// <summary>The test part of a folder, as something to open; null where there is none.</summary>
    /// <param name="root">The folder, or an archive.</param>
    public static string? TestFolder(string root)
    {
        if (!FileTree.Exists(root))
        {
            return null;
        }

        try
        {
            using var tree = FileTree.Open(root);
            var survey = new Survey(Listing.None, new DatasetOptions());
            Split split = Of(tree, new TreeContent(tree, survey).Pictures, test: true);
            return split.Folders is [var only] ? Path.Combine(root, only[..^1]) : null;
        }
        catch (DataException)
        {
            return null;
        }
    }

    /// <summary>The path within the part; null for what lies in none that is read.</summary>
    public string? Within(string path) =>
        Folders.FirstOrDefault(folder => path.StartsWith(folder, StringComparison.Ordinal)) is { } folder
            ? path[folder.Length..]
            : null;

    private static bool IsOf(string name, string[] names) => names.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static string Told(string[] names, Dictionary<string, int> counts) =>
        string.Join(", ", names.Select(name => $"{name} ({counts[name]})"));
}
