using Saddle.Data.Folders;
using Saddle.Data.Pictures;
using Saddle.Nn.Formats;
using Saddle.Testing;
using Xunit;

namespace Saddle.Data.Tests.Folders;

public sealed class LayoutTests
{
    private static readonly byte[] s_grey = ImageFolderTests.Png(2, 2, 1, [1, 2, 3, 4]);
    private static readonly DatasetOptions s_labelled = new() { Labelled = true };

    [Fact]
    public void Folders_called_by_numbers_are_classes_in_natural_order()
    {
        string root = Pictures([.. Enumerable.Range(0, 11).Select(i => $"{i}/1.png")]);
        ImageDataset set = ImageFolder.Read(root);
        Assert.Equal(ClassNames.Numbers(11), set.ClassNames);
        Assert.Equal([0, 1, 10, 2, 3, 4, 5, 6, 7, 8, 9], set.Labels!);
    }

    [Fact]
    public void Without_labels_asked_for_every_picture_counts_and_the_set_has_none()
    {
        ImageDataset set = ImageFolder.Read(Pictures("1.png", "2.png", "3.png", "rejected/4.png"));
        Assert.Equal((4, 0, null), (set.Count, set.BadFiles.Count, set.Labels));
        Assert.Equal(["3 of 4 pictures have no class, so that the set has none: 1.png, 2.png, 3.png"], set.Remarks);
    }

    [Fact]
    public void With_labels_asked_for_few_stray_pictures_are_left_out_and_many_refused()
    {
        ImageDataset set = ImageFolder.Read(Pictures("1.png", "cat/2.png", "dog/3.png"), s_labelled);
        Assert.Equal((2, "1 of 3 files were left out: 1.png (has no class)"), (set.Count, set.LeftOut));
        string root = Pictures("1.png", "2.png", "rejected/4.png");
        Assert.Equal($"labels: most pictures of '{root}' have no class. 2 of 3 have none, such as '1.png'. Move each "
            + "into the folder of its class, or train without labels.", Refused(root, s_labelled));
    }

    [Fact]
    public void One_damaged_file_in_a_stray_folder_is_named_and_the_rest_is_used()
    {
        string root = Pictures([.. Enumerable.Range(0, 10).Select(i => $"{i}.png")]);
        Directory.CreateDirectory(Path.Combine(root, "sub"));
        File.WriteAllBytes(Path.Combine(root, "sub", "cut.png"), s_grey[..40]);
        ImageDataset set = ImageFolder.Read(root);
        Assert.Equal((10, "1 of 11 files were left out: sub/cut.png (the file ends before its IEND chunk)"),
            (set.Count, set.LeftOut));
    }

    [Fact]
    public void A_class_whose_pictures_are_all_damaged_keeps_its_number()
    {
        string root = Pictures("b/1.png");
        Directory.CreateDirectory(Path.Combine(root, "a"));
        File.WriteAllBytes(Path.Combine(root, "a", "cut.png"), s_grey[..40]);
        ImageDataset set = ImageFolder.Read(root);
        Assert.Equal(["a", "b"], set.ClassNames);
        Assert.Equal([1], set.Labels!);
    }

    [Fact]
    public void Of_a_split_training_pictures_are_read_with_the_classes_below_or_test_pictures_where_asked_for()
    {
        string root = Pictures("Train/cat/1.png", "Train/dog/2.png", "test/cat/3.png", "val/dog/4.png", "stray.png");
        ImageDataset set = ImageFolder.Read(root);
        Assert.Equal(["cat", "dog"], set.ClassNames);
        Assert.Equal((2, "1 of 3 files were left out: stray.png (lies beside the folders of a split)"),
            (set.Count, set.LeftOut));
        Assert.Equal(["the folders are a split: Train (2) is read; test (1), val (1) are not"], set.Remarks);
        ImageDataset test = ImageFolder.Read(root, new DatasetOptions { Test = true });
        Assert.Equal(["cat"], test.ClassNames);
        Assert.Equal(Path.Combine(root, "test"), DatasetCatalogue.TestImages(root));
        string validation = Pictures("train/1.png", "validation/2.png", "validation/3.jpg");
        Assert.Equal(2, ImageFolder.Read(validation, new DatasetOptions { Test = true }).Count);
    }

    [Theory]
    [InlineData(false, "data: 'ROOT' has no training pictures. Its folders are test, val, and none is called train. "
        + "Name one of them.", "test/1.png", "val/2.png")]
    [InlineData(true, "data: 'ROOT' has no test pictures. Its first level is not made of folders called train, and "
        + "test or val. Split the training pictures instead.", "train/1.png")]
    [InlineData(true, "data: 'ROOT' has no test pictures. Its first level is not made of folders called train, and "
        + "test or val. Split the training pictures instead.", "cat/1.png", "test/2.png")]
    public void A_part_that_is_not_there_is_refused(bool test, string message, params string[] files)
    {
        string root = Pictures(files);
        Assert.Equal(message.Replace("ROOT", root, StringComparison.Ordinal),
            Refused(root, new DatasetOptions { Test = test }));
        string? found = files[0] == "test/1.png" ? Path.Combine(root, "test") : null;
        Assert.Equal(found, DatasetCatalogue.TestImages(root));
    }

    [Fact]
    public void Names_of_a_split_beside_others_are_classes() =>
        Assert.Equal(["cat", "test"], ImageFolder.Read(Pictures("cat/1.png", "test/2.png")).ClassNames);

    [Theory]
    [InlineData("file,label\n1.png,dog\n\"sub/2.png\",\"a \"\"big\"\" cat\"\r\n\n./3.png,dog,more\n")]
    [InlineData("\uFEFF1.png,dog\nsub\\2.png,\"a \"\"big\"\" cat\"\n3.png,dog\n4.png,dog")]
    public void A_table_tells_classes_by_name(string text)
    {
        string root = Pictures("1.png", "3.png", "sub/2.png");
        File.WriteAllText(Path.Combine(root, "labels.csv"), text);
        ImageDataset set = ImageFolder.Read(root);
        Assert.Equal(["a \"big\" cat", "dog"], set.ClassNames);
        Assert.Equal([1, 1, 0], set.Labels!);
        Assert.Matches("^classes are those of labels.csv: it names [34] pictures, and tells the class of 3 of the 3 "
            + "there are$", Assert.Single(set.Remarks));
    }

    [Fact]
    public void The_table_of_stylegan_tells_classes_whatever_folders_are_called()
    {
        string root = Pictures("00000/img0.png", "00000/img1.png", "00001/img2.png");
        string table = Path.Combine(root, "dataset.json");
        File.WriteAllText(table,
            """{"labels": [["00000/img0.png", 10], ["00000/img1.png", 2], ["00001/img2.png", 10]]}""");
        ImageDataset set = ImageFolder.Read(root);
        Assert.Equal(["2", "10"], set.ClassNames);
        Assert.Equal([1, 0, 1], set.Labels!);
        File.WriteAllText(table, """{"labels": null}""");
        Assert.Null(ImageFolder.Read(root).Labels);
    }

    [Theory]
    [InlineData("labels.csv", "1.png,a\n1.png,b", "a picture has two classes. '1.png' is of 'a' and, at line 2, "
        + "of 'b'.")]
    [InlineData("labels.csv", "1.png,a\n2.png", "a name or a class is missing. At line 2 one of them is empty.")]
    [InlineData("dataset.json", "{\"labels\": [[\"1.png\", 0.5]]}", "a label is no pair of a name and a class. That at "
        + "place 0 is something else; classes are whole numbers or texts.")]
    [InlineData("dataset.json", "{\"labels\": [[1, 1]]}", "a label is no pair of a name and a class. That at "
        + "place 0 is something else; classes are whole numbers or texts.")]
    [InlineData("dataset.json", "[]", "there is no list 'labels'. It must be null or hold [\"name\", class] pairs.")]
    [InlineData("dataset.json", "{", "this is no JSON. It could not be read to its end.")]
    public void Tables_that_cannot_be_read_are_refused(string name, string text, string message)
    {
        string root = Pictures("1.png", "2.png");
        File.WriteAllText(Path.Combine(root, name), text);
        Assert.Equal($"labels '{name}': {message} Correct the file or remove it.", Refused(root));
    }

    [Fact]
    public void Two_tables_are_refused_and_bytes_that_are_no_text()
    {
        string root = Pictures("1.png");
        File.WriteAllBytes(Path.Combine(root, "labels.csv"), [0xFF, 0xFE, 0]);
        Assert.StartsWith("labels: 'labels.csv' is no UTF-8 text. ", Refused(root), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(root, "dataset.json"), "{}");
        Assert.Equal("labels: there are two tables. Got 'dataset.json' and 'labels.csv'. Remove one.", Refused(root));
    }

    [Fact]
    public void What_systems_leave_is_passed_over()
    {
        ImageDataset set = ImageFolder.Read(Pictures("1.png", "@eaDir/1.png/THUMB.jpg", "__MACOSX/._1.png",
            ".thumbs/2.png", "Thumbs.db"));
        Assert.Equal((1, 0, 0), (set.Count, set.BadFiles.Count, set.Remarks.Count));
    }

    [Fact]
    public void What_this_program_wrote_is_never_data()
    {
        string root = Pictures("1.png", "runs/00000-x/reals.png", "runs/00000-x/sub/deep.png", "runs/notes/mine.png");
        File.WriteAllText(Path.Combine(root, "runs", "00000-x", "options.json"), "{}");
        var sheet = new RasterImage(2, 2, 1, [1, 2, 3, 4]);
        PngWriter.Write(sheet, Path.Combine(root, "sheet.png"));
        PngWriter.Write(sheet, Path.Combine(root, "sheet2.png"));
        ImageDataset set = ImageFolder.Read(root);
        Assert.Equal((2, 0), (set.Count, set.BadFiles.Count));
        Assert.Equal("passed over, since they are never data: 1 folder of a run, 2 pictures that this program wrote",
            set.Remarks[0]);
    }

    [Fact]
    public void Strict_refuses_what_else_is_left_out()
    {
        string root = Pictures("1.png");
        File.WriteAllBytes(Path.Combine(root, "2.png"), []);
        Assert.Equal($"data: '{root}' holds files that cannot be used. 1 of 2 files were left out: 2.png (the file is "
            + "empty). Mend or remove them, or do without --strict.", Assert.Throws<DataException>(
                () => DatasetCatalogue.Open(root, new DatasetOptions { Strict = true })).Message);
        File.Delete(Path.Combine(root, "2.png"));
        Assert.IsType<ImageDataset>(DatasetCatalogue.Open(root, new DatasetOptions { Strict = true }));
    }

    [Fact]
    public void A_limit_takes_classes_in_turn()
    {
        string root = Pictures([.. Enumerable.Range(0, 20).Select(i => $"a/{i}.png"), "b/0.png", "b/1.png", "c/0.png"]);
        var set = (ImageDataset)DatasetCatalogue.Open(root, new DatasetOptions { Limit = 7 });
        Assert.Equal([0, 0, 0, 0, 1, 1, 2], set.Labels!);
    }

    [SharedDataFact]
    public void Photographs_in_class_folders_and_in_an_archive_of_them_are_the_same_set()
    {
        string[] photos = Directory.GetFiles(SharedData.At("images", "photos"), "*.jp*g");
        string root = ImageFolderTests.Tree([.. photos.Order(StringComparer.Ordinal).Index().Select(photo =>
            ($"{(photo.Index % 2 == 0 ? "even" : "odd")}/{Path.GetFileName(photo.Item)}",
                File.ReadAllBytes(photo.Item)))]);
        var options = new DatasetOptions { Resize = 16 };
        ImageDataset set = ImageFolder.Read(root, options);
        Assert.Equal((photos.Length, 2), (set.Count, set.ClassNames.Count));
        string archive = Path.Combine(ScratchFolder.New(), "photos.zip");
        System.IO.Compression.ZipFile.CreateFromDirectory(root, archive);
        Assert.Equal(set.Hash, DatasetCatalogue.Open(archive, options).Hash);
    }

    private static string Refused(string root, DatasetOptions? options = null) =>
        Assert.Throws<DataException>(() => ImageFolder.Read(root, options)).Message;

    private static string Pictures(params string[] paths) =>
        ImageFolderTests.Tree([.. paths.Select(path => (path, s_grey))]);
}
