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
        byte[]?[] pictures, long[]? numbers = null, string[]? texts = null, Dictionary<string, string>? metadata = null)
    {
        string path = Path.Combine(IdxBytes.Folder(), "set.parquet");
        var bytes = new DataField<byte[]>("bytes");
        var place = new DataField<string>("path");
        DataField[] label = numbers is not null ? [new DataField<long>("label")]
            : texts is not null ? [new DataField<string>("label")]
            : [];
        var schema = new ParquetSchema([new StructField("image", bytes, place), .. label]);
        await using FileStream stream = File.Create(path);
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(schema, stream);
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
