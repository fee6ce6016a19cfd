using Saddle.Data.Pictures;
using Saddle.Nn.Formats;

namespace Saddle.Data.Folders;

/// <summary>Reads the pictures of a folder, or of a zip archive in place, with their classes.</summary>
/// <remarks>
/// <para>Content decides what is a picture: see <see cref="PictureReader"/>. Classes are the first level of folders,
/// whole numbers by value and other names by the codes of their characters, or stand in <c>labels.csv</c> or
/// <c>dataset.json</c> beside the pictures. Where only some pictures have a class, none counts unless labels are asked
/// for. A first level made only of train, test, val, valid and validation is a split, of which one part is read.</para>
/// <para>Damaged files are left out and listed. What this program wrote (pictures, folders of runs) is never data.
/// Links are not followed.</para>
/// </remarks>
public static class ImageFolder
{
    private const long LongestFile = 1L << 30;

    /// <summary>Reads all images.</summary>
    /// <param name="root">The folder or archive, or a folder in an archive.</param>
    /// <param name="options">Resize, Fit, Background, Colour, MaximumPixels, Test and Labelled are used; null means
    /// defaults.</param>
    /// <returns>Images in order of their paths, and the files left out.</returns>
    /// <exception cref="DataException">There is no such place, it holds no readable image, most images have no label
    /// and labels are asked for, or sizes differ and no size to resize to was given.</exception>
    public static ImageDataset Read(string root, DatasetOptions? options = null)
    {
        using var tree = FileTree.Open(root);
        return Read(tree, options ?? new DatasetOptions());
    }

    /// <summary>The same of a tree that is open.</summary>
    internal static ImageDataset Read(FileTree tree, DatasetOptions options)
    {
        var found = FoundPictures.In(tree, options.Test, options.Labelled);
        var stack = new PictureStack(tree.Kind, tree.Path, options) { AreFiles = true };
        FoundPicture[] good =
        [
            .. found.Pictures.Where(picture =>
                stack.Add(picture.File.Path, () => picture.File.ReadAll(LongestFile))),
        ];
        BadFile[] bad = [.. found.LeftOut.Concat(stack.Bad).OrderBy(file => file.Path, StringComparer.Ordinal)];
        CheckAny(tree, good.Length, bad, found.Remarks);
        Dictionary<string, int> numbers = found.Classes.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        int[]? labels = found.Classes.Count > 0 ? [.. good.Select(picture => numbers[picture.Class!])] : null;
        return stack.ToSet(tree.Name, labels, found.Classes, found.Remarks, bad);
    }

    private static void CheckAny(FileTree tree, int good, BadFile[] bad, IReadOnlyList<string> remarks)
    {
        if (good > 0)
        {
            return;
        }

        string passedOver = string.Concat(remarks.Select(remark => $" Note: {remark}."));
        string found = bad.Length == 0
            ? $"It holds no pictures.{passedOver}"
            : $"None of its {bad.Length} files can be used, the first because: {bad[0].Reason}";
        throw new DataException(tree.Path, $"{tree.Kind}: '{tree.Path}' has no images. {found} Name a folder of "
            + $"{PictureReader.Formats} files, or of class folders with such files.");
    }
}
