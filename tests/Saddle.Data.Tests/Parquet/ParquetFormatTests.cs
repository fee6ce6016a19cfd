using System.Text.RegularExpressions;
using Parquet;
using Parquet.Schema;
using Saddle.Data.Tests.Folders;
using Saddle.Data.Tests.Idx;
using Saddle.Nn.Formats;
using Saddle.Testing;
using Xunit;

namespace Saddle.Data.Tests.Parquet;

public sealed class ParquetFormatTests
{
    private static readonly byte[] s_dark = ImageFolderTests.Png(2, 2, 1, [1, 2, 3, 4]);
    private static readonly byte[] s_light = ImageFolderTests.Png(2, 2, 1, [201, 202, 203, 204]);

    [Fact]
    public async Task Pictures_and_numbers_are_read_as_Hugging_Face_writes_them()
    {
        var names = new Dictionary<string, string>
        {
            ["huggingface"] = """{"info": {"features": {"label": {"names": ["cat", "dog"], "_type": "ClassLabel"}}}}""",
        };
        string path = await AtAsync([s_dark, s_light, s_dark], numbers: [1, 0, 1], metadata: names);
        ImageDataset set = Images(path);
        Assert.Equal((3, 1, 2, 2), (set.Count, set.Channels, set.Height, set.Width));
        Assert.Equal([1, 2, 3, 4, 201, 202, 203, 204, 1, 2, 3, 4], set.ToArray());
        Assert.Equal([1, 0, 1], set.Labels!);
        Assert.Equal(["cat", "dog"], set.ClassNames);
        Assert.Empty(set.Remarks);
    }

    [Fact]
    public async Task Texts_name_classes_in_order_of_the_alphabet()
    {
        ImageDataset set = Images(await AtAsync([s_dark, s_light], texts: ["dog", "cat"]));
        Assert.Equal([1, 0], set.Labels!);
        Assert.Equal(["cat", "dog"], set.ClassNames);
    }

    [Fact]
    public async Task Pictures_need_no_labels() => Assert.Null(Images(await AtAsync([s_dark])).Labels);

    [Fact]
    public async Task Damaged_pictures_are_left_out_with_their_labels_and_named()
    {
        ImageDataset set = Images(await AtAsync([s_dark, s_light[..30], null, s_light], numbers: [0, 1, 2, 3]));
        Assert.Equal([0, 3], set.Labels!);
        Assert.Equal(["row 1", "row 2"], set.BadFiles.Select(file => file.Path));
    }

    [Fact]
    public async Task A_label_that_is_missing_is_named()
    {
        string path = await AtAsync([s_dark, s_light], texts: [null!, "cat"]);
        Assert.Equal($"Parquet '{path}': a label is missing. Picture 0 has none in column 'label'. Write a label for "
            + "each picture, or leave the column out.", Refusal(path));
    }

    [Fact]
    public async Task Sizes_must_agree_unless_one_is_chosen()
    {
        string path = await AtAsync([s_dark, ImageFolderTests.Png(4, 4, 1, new byte[16])]);
        Assert.Equal($"Parquet: the images in '{path}' differ in size. 'row 0' has 2 x 2 pixels, 'row 1' has 4 x 4. "
            + "Choose a size to resize to, such as --resize 64.", Refusal(path));
        Dataset resized = DatasetCatalogue.Open(path, new DatasetOptions { Resize = 3 });
        Assert.Equal(2, Assert.IsType<ImageDataset>(resized).Count);
    }

    [Fact]
    public async Task A_file_without_pictures_is_refused_with_its_columns()
    {
        string path = Path.Combine(IdxBytes.Folder(), "set.parquet");
        var field = new DataField<long>("label");
        await using (FileStream stream = File.Create(path))
        {
            await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(field), stream);
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            await group.WriteAsync<long>(field, new long[] { 1 });
            group.CompleteValidate();
        }

        Assert.Equal($"Parquet '{path}': no column holds pictures. The columns are 'label'. Write one column 'image' "
            + "with the bytes of picture files, and at most one column 'label'.", Refusal(path));
    }

    [Fact]
    public async Task A_file_that_is_cut_off_is_refused()
    {
        string path = await AtAsync([s_dark]);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..40]);
        Assert.Equal($"Parquet '{path}': the file is cut off. Its last bytes are not those of a Parquet file. Copy or "
            + "write the file again.", Refusal(path));
    }

    [Fact]
    public void A_description_that_announces_more_than_it_has_is_refused_at_once()
    {
        // A list of 2^31 structures as the second field.
        byte[] footer = [0x15, 2, 0x19, 0xFC, 0x80, 0x80, 0x80, 0x80, 8, 0];
        string path = Path.Combine(
            IdxBytes.Folder(("x", [.. "PAR1"u8, .. footer, 10, 0, 0, 0, .. "PAR1"u8])), "x");
        Assert.Equal($"Parquet '{path}': the description of the columns is damaged. It has 10 bytes at the file's end. "
            + "Copy or write the file again.", Refusal(path));
    }

    [Theory]
    [InlineData(CompressionMethod.None)]
    [InlineData(CompressionMethod.Snappy)]
    [InlineData(CompressionMethod.Gzip)]
    [InlineData(CompressionMethod.Brotli)]
    [InlineData(CompressionMethod.Zstd)]
    [InlineData(CompressionMethod.Lz4Raw)]
    public async Task Pages_may_be_packed(CompressionMethod method)
    {
        byte[][] pictures = [.. Enumerable.Range(0, 300).Select(i => i % 2 == 0 ? s_dark : s_light)];
        string[] texts = [.. Enumerable.Range(0, 300).Select(i => i % 3 == 0 ? "cat" : "dog")];
        var options = new ParquetOptions { CompressionMethod = method };
        ImageDataset set = Images(await AtAsync(pictures, texts: texts, options: options));
        Assert.Equal((300, 201, 0), (set.Count, set.ToArray()[4], set.Labels![0]));
        Assert.Equal(200, set.Labels.Sum());
    }

    [Fact]
    public async Task Labels_that_are_differences_are_refused_and_such_other_columns_are_not()
    {
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.None };
        options.ColumnEncodingHints["label"] = EncodingHint.DeltaBinaryPacked;
        string path = await AtAsync([s_dark, s_light], numbers: [0, 1], options: options);
        Assert.Matches($"^Parquet '{Regex.Escape(path)}': a column is delta-coded. The one at byte [0-9]+ holds "
            + "differences of values. Write it again in plain or dictionary coding.$", Refusal(path));
        byte[] bytes = File.ReadAllBytes(path);
        for (int at; (at = bytes.AsSpan().IndexOf("label"u8)) >= 0;)
        {
            "other"u8.CopyTo(bytes.AsSpan(at));
        }

        File.WriteAllBytes(path, bytes);
        Assert.Equal(["not read: 'other'"], Images(path).Remarks);
    }

    [Theory]
    [InlineData(new byte[] { 0x2C, 0x15 }, new byte[] { 0x2C, 0x18 })] // the number of values of a page
    [InlineData(new byte[] { 0x18, 3 }, new byte[] { 0x13, 3 })] // a largest value in statistics of a page
    public async Task Every_nesting_of_the_head_of_a_page_is_checked(byte[] part, byte[] other)
    {
        string path = await AtAsync([s_dark, s_light], texts: ["dog", "cat"]);
        byte[] bytes = File.ReadAllBytes(path);
        other.CopyTo(bytes, bytes.AsSpan().IndexOf(part));
        File.WriteAllBytes(path, bytes);
        Assert.StartsWith($"Parquet '{path}': the head of a page is damaged. ", Refusal(path),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0x48, 4 }, new byte[] { 0x45, 4 })] // the name of the schema
    [InlineData(new byte[] { 0x4C, 0x1C, 0, 0, 0 }, new byte[] { 0x4C, 0x15, 0, 0, 0 })] // a logical type
    [InlineData(new byte[] { 0x19, 0x28, 5 }, new byte[] { 0x19, 0x25, 5 })] // a path in metadata of a column
    [InlineData(new byte[] { 0x3C, 0x18 }, new byte[] { 0x3C, 0x15 })] // a smallest value in statistics
    [InlineData(new byte[] { 0x19, 0x1C, 0x19 }, new byte[] { 0x19, 0x1C, 0x1C })] // columns of a group of rows
    public async Task Every_nesting_of_the_description_is_checked(byte[] part, byte[] other)
    {
        string path = await AtAsync([s_dark, s_light], texts: ["dog", "cat"]);
        byte[] bytes = File.ReadAllBytes(path);
        int start = bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x48, 4, .. "root"u8]);
        int at = start + bytes.AsSpan(start).IndexOf(part);
        Assert.True(at >= start, Convert.ToHexString(bytes.AsSpan(start)));
        other.CopyTo(bytes, at);
        File.WriteAllBytes(path, bytes);
        Assert.StartsWith($"Parquet '{path}': the description of the columns is damaged. ", Refusal(path),
            StringComparison.Ordinal);
    }

    [SharedDataFact]
    public async Task Photographs_are_read()
    {
        string[] files = [.. Directory.GetFiles(SharedData.At("images/photos")).Take(2)];
        byte[]?[] pictures = [.. files.Select(File.ReadAllBytes)];
        string path = await AtAsync(pictures);
        var set = Assert.IsType<ImageDataset>(DatasetCatalogue.Open(path, new DatasetOptions { Resize = 16 }));
        Assert.Equal((files.Length, 3, 16), (set.Count, set.Channels, set.Width));
    }

    internal static async Task<string> AtAsync(
        byte[]?[] pictures, long[]? numbers = null, string[]? texts = null, Dictionary<string, string>? metadata = null,
        ParquetOptions? options = null)
    {
        string path = Path.Combine(IdxBytes.Folder(), "set.parquet");
        var bytes = new DataField<byte[]>("bytes");
        var place = new DataField<string>("path");
        DataField[] label = numbers is not null ? [new DataField<long>("label")]
            : texts is not null ? [new DataField<string>("label")]
            : [];
        var schema = new ParquetSchema([new StructField("image", bytes, place), .. label]);
        await using FileStream stream = File.Create(path);
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(schema, stream, options);
        writer.CustomMetadata = metadata ?? [];
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        await group.WriteAsync(bytes, pictures!);
        await group.WriteAsync(place, new string[pictures.Length]);
        if (numbers is not null)
        {
            await group.WriteAsync<long>(label[0], numbers);
        }
        else if (texts is not null)
        {
            await group.WriteAsync(label[0], texts);
        }

        group.CompleteValidate();
        return path;
    }

    private static ImageDataset Images(string path) => Assert.IsType<ImageDataset>(DatasetCatalogue.Open(path));

    private static string Refusal(string path) =>
        Assert.Throws<DataException>(() => DatasetCatalogue.Open(path)).Message;
}
