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
/// <para>Of more than 2,000 pictures, headers are checked, and pixels are decoded when they are asked for: a picture
/// that then turns out to be damaged, or has changed, fails what asked for it. So it is with fewer pictures of more
/// than 256 MiB of samples, but these were all decoded once. Where a cache is named, later openings read only what has
/// changed.</para>
/// </remarks>
public static class ImageFolder
{
    /// <summary>Reads all images.</summary>
    /// <param name="root">The folder or archive, or a folder in an archive.</param>
    /// <param name="options">All but Pad, Limit, Cifar and Strict are used; null means defaults.</param>
    /// <returns>Images in order of their paths, and the files left out.</returns>
    /// <exception cref="DataException">There is no such place, it holds no readable image, most images have no label
    /// and labels are asked for, or sizes differ and no size to resize to was given.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ImageDataset Read(string root, DatasetOptions? options = null) =>
        Read(FileTree.Open(root), options ?? new DatasetOptions());

    /// <summary>The same of a tree that is open, and is closed here unless the set goes on reading from it.</summary>
    internal static ImageDataset Read(FileTree tree, DatasetOptions options)
    {
        bool readsTree = false;
        try
        {
            bool isLarge = tree.Files.Aggregate((Int128)0, (sum, file) => sum + file.Stamp.Length)
                >= options.Limits.LeastCached;
            string? cache = isLarge ? options.Cache : null;
            var listing = Listing.Of(cache, tree.Path, options.MaximumPixels);
            var survey = new Survey(listing, options);
            var found = FoundPictures.In(tree, options.Test, options.Labelled, survey);
            FileRecord[] checks = survey.Check([.. found.Pictures.Select(picture => picture.File)]);
            listing.Save(tree.Files);
            (ImageDataset set, readsTree) = new FolderImages(tree, found, listing.Place, cache, options).Make(checks);
            return set;
        }
        finally
        {
            if (!readsTree)
            {
                tree.Dispose();
            }
        }
    }
}
