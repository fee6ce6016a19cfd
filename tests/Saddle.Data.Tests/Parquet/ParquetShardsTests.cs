using Saddle.Data.Tests.Folders;
using Saddle.Data.Tests.Idx;
using Saddle.Nn.Formats;
using Xunit;

namespace Saddle.Data.Tests.Parquet;

public sealed class ParquetShardsTests
{
    private static readonly DatasetOptions s_test = new() { Test = true };

    [Fact]
    public async Task Files_of_a_part_are_one_set_in_natural_order()
    {
        string folder = await FolderAsync(("train-10-of-11.parquet", 10), ("train-9-of-11.parquet", 9),
            ("train-1-of-11.parquet", 1), ("test-00000-of-00001.parquet", 2), ("validation-00000-of-00001.parquet", 3));
        File.WriteAllText(Path.Combine(folder, "README.md"), "");
        ImageDataset training = Images(folder);
        Assert.Equal([1, 9, 10], training.ToArray());
        Assert.Equal([1, 9, 10], training.Labels!);
        Assert.Equal(
            [
                "read: train-1-of-11.parquet, train-9-of-11.parquet, train-10-of-11.parquet; not read: "
                    + "test-00000-of-00001.parquet, validation-00000-of-00001.parquet",
                "3 of 11 files of this part are there",
            ],
            training.Remarks);
        Assert.Equal([2], Images(folder, s_test).ToArray());
        Assert.Equal(Path.Combine(folder, "test-00000-of-00001.parquet"), DatasetCatalogue.TestImages(folder));
        Assert.Equal([2], Images(DatasetCatalogue.TestImages(folder)!).ToArray());
    }

    [Fact]
    public async Task Validation_stands_in_for_a_test_part_and_data_may_be_a_folder()
    {
        string folder = await FolderAsync(
            ("train-00000-of-00002-9a8b.parquet", 1), ("validation-00000-of-00001-9a8b.parquet", 3));
        string above = Path.GetDirectoryName(folder)!;
        Directory.Move(folder, Path.Combine(above, "data"));
        Assert.Equal([3], Images(above, s_test).ToArray());
        ImageDataset training = Images(above);
        Assert.Equal([1], training.ToArray());
        Assert.Contains("1 of 2 files of this part are there", training.Remarks);
    }

    [Fact]
    public async Task Files_of_any_names_are_for_training()
    {
        string folder = await FolderAsync(("b.parquet", 2), ("a.parquet", 1));
        Assert.Equal([1, 2], Images(folder).ToArray());
        Assert.Empty(Images(folder).Remarks);
        Assert.Equal($"Parquet '{folder}': there are no test images. It holds a.parquet, b.parquet. Call the files "
            + "test-00000-of-00001.parquet and so on, or name one of them.", Refusal(folder, s_test));
        Assert.Null(DatasetCatalogue.TestImages(folder));
    }

    [Fact]
    public async Task An_archive_of_them_is_read_like_the_folder()
    {
        string folder = await FolderAsync(("train-0-of-2.parquet", 1), ("train-1-of-2.parquet", 2));
        string archive = ZipTreeTests.Zip([.. Directory.GetFiles(folder).Select(
            file => ("data/" + Path.GetFileName(file), File.ReadAllBytes(file)))]);
        Assert.Equal([1, 2], Images(archive).ToArray());
    }

    [Fact]
    public async Task Pictures_that_are_left_out_are_named_with_their_file()
    {
        string folder = await FolderAsync(("a.parquet", 1), ("b.parquet", 2));
        File.Copy(await ParquetFormatTests.AtAsync([[7]], numbers: [0]), Path.Combine(folder, "c.parquet"));
        Assert.Equal(["c.parquet row 0"], Images(folder).BadFiles.Select(file => file.Path));
    }

    [Fact]
    public async Task Columns_must_agree()
    {
        string folder = await FolderAsync(("a.parquet", 1));
        string second = Path.Combine(folder, "b.parquet");
        File.Copy(await ParquetFormatTests.AtAsync([Pixel(1)], texts: ["cat"]), second);
        Assert.Equal($"Parquet '{second}': its columns are not those of the other files. It has 'image/bytes' and "
            + $"'label' of texts, '{Path.Combine(folder, "a.parquet")}' has 'image/bytes' and 'label' of numbers. Keep "
            + "files of different sets in folders of their own.", Refusal(folder));
    }

    [Fact]
    public async Task A_table_beside_pictures_does_not_hide_them()
    {
        string folder = await FolderAsync(("metadata.parquet", 1));
        File.WriteAllBytes(Path.Combine(folder, "a.png"), Pixel(7));
        Assert.Equal([7], Images(folder).ToArray());
    }

    private static byte[] Pixel(byte value) => ImageFolderTests.Png(1, 1, 1, [value]);

    private static async Task<string> FolderAsync(params (string Name, byte Value)[] files)
    {
        string folder = Path.Combine(IdxBytes.Folder(), "set");
        Directory.CreateDirectory(folder);
        foreach ((string name, byte value) in files)
        {
            File.Copy(await ParquetFormatTests.AtAsync([Pixel(value)], numbers: [value]), Path.Combine(folder, name));
        }

        return folder;
    }

    private static ImageDataset Images(string path, DatasetOptions? options = null) =>
        Assert.IsType<ImageDataset>(DatasetCatalogue.Open(path, options));

    private static string Refusal(string path, DatasetOptions? options = null) =>
        Assert.Throws<DataException>(() => DatasetCatalogue.Open(path, options)).Message;
}
