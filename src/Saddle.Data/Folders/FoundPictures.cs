using System.Globalization;
using Saddle.Nn.Formats;

namespace Saddle.Data.Folders;

/// <summary>The pictures of a tree with their classes, found without decoding any.</summary>
/// <remarks>
/// <para>Classes come from a <see cref="LabelTable"/>, or else are the first level of folders; below a
/// <see cref="Split"/> the next. They are known where every picture has one. Where some have none, those are left out
/// if labels are asked for, and else all count, without classes.</para>
/// <para>What this program wrote is never data: pictures that say so, and folders of runs.</para>
/// </remarks>
internal sealed class FoundPictures
{
    private const int Named = 3;

    private readonly List<string> _remarks = [];
    private readonly List<BadFile> _leftOut = [];

    private FoundPictures(FileTree tree) => _leftOut.AddRange(tree.Bad);

    /// <summary>In order of their paths; either all have a class or none has.</summary>
    public IReadOnlyList<FoundPicture> Pictures { get; private set; } = [];

    /// <summary>The classes in order.</summary>
    /// <value>Empty where not every picture has one.</value>
    public ClassNames Classes { get; private set; } = ClassNames.Numbers(0);

    /// <summary>What is not used, and why.</summary>
    public IReadOnlyList<BadFile> LeftOut => _leftOut;

    /// <summary>What was made of the files that their owner may not expect, each in one sentence.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>Finds pictures.</summary>
    /// <param name="tree">Where they lie.</param>
    /// <param name="test">Whether the test part of a split is asked for.</param>
    /// <param name="labelled">Whether only pictures with a class count.</param>
    /// <param name="survey">Tells what files are.</param>
    /// <exception cref="DataException">There is no such part, a table of labels cannot be read, or labels are asked for
    /// and most pictures have none.</exception>
    public static FoundPictures In(FileTree tree, bool test, bool labelled, Survey survey)
    {
        var content = new TreeContent(tree, survey);
        var found = new FoundPictures(tree);
        var split = Split.Of(tree, content.Pictures, test);
        found.Remark(content, split);
        List<FoundPicture> pictures = found.Classify(content, split);
        if (pictures.All(picture => picture.Class is not null))
        {
            found.Classes = ClassNames.InOrder(pictures.Select(picture => picture.Class!));
        }
        else if (pictures.Any(picture => picture.Class is not null))
        {
            pictures = labelled ? found.Labelled(tree, pictures) : found.Unlabelled(pictures);
        }

        found.Pictures = pictures;
        return found;
    }

    private void Remark(TreeContent content, Split split)
    {
        if (split.Remark is not null)
        {
            _remarks.Add(split.Remark);
        }

        string[] own =
        [
            .. Counted(content.Runs.Count, "folder of a run", "folders of runs"),
            .. Counted(content.Own.Count, "picture that this program wrote", "pictures that this program wrote"),
        ];
        if (own.Length > 0)
        {
            _remarks.Add($"passed over, since they are never data: {string.Join(", ", own)}");
        }
    }

    private static string[] Counted(int count, string one, string many) => count switch
    {
        0 => [],
        1 => [$"1 {one}"],
        _ => [string.Create(CultureInfo.InvariantCulture, $"{count} {many}")],
    };

    private List<FoundPicture> Classify(TreeContent content, Split split)
    {
        LabelTable?[] tables =
        [
            .. from folder in split.Folders
               select LabelTable.In(content.Others, content.Pictures, folder),
        ];
        LabelTable? whole = split.Folders is [""] ? null : LabelTable.In(content.Others, content.Pictures, "");
        var pictures = new List<FoundPicture>();
        foreach (TreeFile file in content.Pictures)
        {
            if (split.Within(file.Path) is { } path)
            {
                LabelTable? table = tables[split.Folders.Index()
                    .First(folder => file.Path.StartsWith(folder.Item, StringComparison.Ordinal)).Index] ?? whole;
                pictures.Add(new FoundPicture(file, table is null ? FolderOf(path) : table.ClassOf(file.Path)));
            }
            else if (!file.Path.Contains('/'))
            {
                _leftOut.Add(new BadFile(file.Path, $"folder: '{file.Path}' lies beside the folders of a split. It is "
                    + "neither for training nor for tests. Move it into one of them."));
            }
        }

        RemarkTables([.. tables.Append(whole).OfType<LabelTable>()], pictures);
        return pictures;
    }

    private void RemarkTables(LabelTable[] tables, List<FoundPicture> pictures)
    {
        foreach (LabelTable table in tables)
        {
            int labelled = pictures.Count(picture => picture.Class is not null);
            _remarks.Add(string.Create(CultureInfo.InvariantCulture,
                $"classes are those of {table.Path}: it names {table.Count} pictures, and tells the class of ")
                + string.Create(CultureInfo.InvariantCulture, $"{labelled} of the {pictures.Count} there are"));
        }
    }

    private static string? FolderOf(string path) => path.IndexOf('/') is var end and > 0 ? path[..end] : null;

    private List<FoundPicture> Labelled(FileTree tree, List<FoundPicture> pictures)
    {
        FoundPicture[] stray = [.. pictures.Where(picture => picture.Class is null)];
        int rest = pictures.Count - stray.Length;
        if (stray.Length > rest)
        {
            throw new DataException(tree.Path, string.Create(CultureInfo.InvariantCulture,
                $"labels: most pictures of '{tree.Path}' have no class. {stray.Length} of {pictures.Count} have none, ")
                + $"such as '{stray[0].File.Path}'. Move each into the folder of its class, or train without labels.");
        }

        _leftOut.AddRange(stray.Select(picture => new BadFile(picture.File.Path,
            $"folder: '{picture.File.Path}' has no class. It lies beside the folders of classes, or no table of labels "
                + "names it. Move it into the folder of its class.")));
        List<FoundPicture> labelled = [.. pictures.Where(picture => picture.Class is not null)];
        Classes = ClassNames.InOrder(labelled.Select(picture => picture.Class!));
        return labelled;
    }

    private List<FoundPicture> Unlabelled(List<FoundPicture> pictures)
    {
        FoundPicture[] stray = [.. pictures.Where(picture => picture.Class is null)];
        string names = string.Join(", ", stray.Take(Named).Select(picture => picture.File.Path))
            + (stray.Length > Named ? ", …" : "");
        _remarks.Add(string.Create(CultureInfo.InvariantCulture,
            $"{stray.Length} of {pictures.Count} pictures have no class, so that the set has none: {names}"));
        return [.. pictures.Select(picture => picture with { Class = null })];
    }
}
