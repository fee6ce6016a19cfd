namespace Saddle.Data.Folders;

/// <summary>What the files of a tree are, told by their first bytes and their names.</summary>
internal sealed class TreeContent
{
    private const string RunMark = "/options.json";

    /// <summary>Who names a file like this means a picture, also of a format that is not read.</summary>
    private static readonly string[] s_suffixes =
    [
        ".png", ".apng", ".jpg", ".jpeg", ".jpe", ".jfif", ".gif", ".bmp", ".dib", ".webp", ".tif", ".tiff", ".heic",
        ".heif", ".avif", ".jxl", ".jp2",
    ];

    private readonly HashSet<string> _runs;

    /// <summary>Looks into all files.</summary>
    /// <param name="tree">The files.</param>
    /// <param name="survey">Tells what they are.</param>
    public TreeContent(FileTree tree, Survey survey)
    {
        _runs =
        [
            .. from file in tree.Files
               where file.Path.EndsWith(RunMark, StringComparison.Ordinal)
               select file.Path[..^RunMark.Length],
        ];
        TreeFile[] files = [.. tree.Files.Where(file => !IsOfRun(file.Path))];
        foreach ((TreeFile file, FileKind kind) in files.Zip(survey.Kinds(files)))
        {
            Sort(file, kind);
        }
    }

    /// <summary>Pictures, and files named like them, in order of their paths.</summary>
    public List<TreeFile> Pictures { get; } = [];

    /// <summary>Pictures that this program wrote, which are never data.</summary>
    public List<TreeFile> Own { get; } = [];

    /// <summary>What is no picture.</summary>
    public List<TreeFile> Others { get; } = [];

    /// <summary>Folders of runs, all of whose files are passed over.</summary>
    public IReadOnlyCollection<string> Runs => _runs;

    private bool IsOfRun(string path)
    {
        for (int at = path.IndexOf('/'); at >= 0; at = path.IndexOf('/', at + 1))
        {
            if (_runs.Contains(path[..at]))
            {
                return true;
            }
        }

        return false;
    }

    // What cannot be read tells why when it is checked, if it is named like a picture.
    private void Sort(TreeFile file, FileKind kind)
    {
        bool isNamedLikePicture = s_suffixes.Contains(Path.GetExtension(file.Path), StringComparer.OrdinalIgnoreCase);
        List<TreeFile> files = kind == FileKind.Own ? Own
            : isNamedLikePicture || kind == FileKind.Picture ? Pictures
            : Others;
        files.Add(file);
    }
}
