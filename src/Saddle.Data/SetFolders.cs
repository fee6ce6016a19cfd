using Saddle.Data.Cifar;
using Saddle.Data.Files;
using Saddle.Data.Folders;
using Saddle.Data.Idx;
using Saddle.Data.Parquet;
using Saddle.Nn.Formats;

namespace Saddle.Data;

/// <summary>Reads folders and zip archives: of IDX or CIFAR files, of files of arrays or tables, or of
/// pictures.</summary>
internal static class SetFolders
{
    /// <summary>Reads a folder of the disk.</summary>
    /// <exception cref="DataException">It holds nothing that is read, or is damaged.</exception>
    public static ImageDataset Read(string folder, DatasetOptions options) =>
        Known(SourceFile.OnDisk(folder), options) ?? ImageFolder.Read(folder, options);

    /// <summary>Reads a zip archive in place, a folder of one, or a file of one.</summary>
    /// <exception cref="DataException">It holds nothing that is read, is damaged or unsafe.</exception>
    public static ImageDataset ReadArchive(string path, DatasetOptions options)
    {
        var tree = ZipTree.Around(path);
        FileTree? closed = tree;
        try
        {
            var place = new SourceFile(new TreeStore(tree), tree.Path);
            ImageDataset? known = tree.Named is { } file
                ? SetFormats.Read(place.At(Path.Combine(tree.Path, file)), options)
                : Known(place, options);
            closed = known is null ? null : tree;
            return known ?? ImageFolder.Read(tree, options);
        }
        finally
        {
            closed?.Dispose();
        }
    }

    /// <summary>The test images of a folder, in the same place; null where there are none.</summary>
    public static SourceFile? TestFile(SourceFile folder) =>
        IdxName.In(folder.Store, folder.Path) is { Count: > 0 } names
            ? names.FirstOrDefault(name => name is { IsImages: true, IsTest: true })?.File
            : CifarReader.FindTestImages(folder) ?? ParquetShards.In(folder)?.TestFile;

    /// <summary>The test images of an archive, or those beside a file of one; null where there are none.</summary>
    public static string? TestImagesOfArchive(string path)
    {
        try
        {
            using var tree = ZipTree.Around(path);
            var place = new SourceFile(new TreeStore(tree), tree.Path);
            return tree.Named is { } file
                ? TestImagesBeside(place.At(Path.Combine(tree.Path, file)))
                : TestFile(place)?.Path ?? Split.TestFolder(path);
        }
        catch (DataException)
        {
            return null;
        }
    }

    /// <summary>The test images that lie beside a file of training images; null where there are none.</summary>
    public static string? TestImagesBeside(SourceFile file) =>
        (IdxReader.FindTestImages(file) ?? CifarReader.FindTestImages(file))?.Path;

    private static ImageDataset? Known(SourceFile folder, DatasetOptions options)
    {
        SourceFile? single = SetFormats.SingleFileOf(folder);
        if (options.ArrayName is not null && single is null)
        {
            throw SetFormats.NamesNoArray(folder.Path, options);
        }

        if (IdxReader.FindImages(folder.Store, folder.Path, options.Test) is { } images)
        {
            return IdxReader.Read(images);
        }

        if (CifarReader.HasFiles(folder))
        {
            return CifarReader.Read(folder, options.Test, options.Cifar);
        }

        CifarReader.RefusePickles(folder);
        if (ParquetShards.In(folder) is { } shards)
        {
            return shards.Read(options);
        }

        return single is null ? null : SetFormats.Read(single, options);
    }
}
