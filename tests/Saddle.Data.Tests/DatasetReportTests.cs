using Saddle.Data.Folders;
using Saddle.Data.Sequences;
using Saddle.Data.Tests.Folders;
using Saddle.Data.Tests.Idx;
using Saddle.Nn.Formats;
using Xunit;

namespace Saddle.Data.Tests;

public sealed class DatasetReportTests
{
    [Fact]
    public void Text_states_counts_statistics_classes_and_bad_files()
    {
        var set = new ImageDataset("tiny", 1, 1, 2, [0, 10, 20, 30], [1, 1], ["cat", "dog"])
        {
            BadFiles = [new BadFile("x.png", "PNG 'x.png': bad.")],
        };
        // Mean of 0, 10, 20, 30 is 15, variance 125.
        Assert.Equal("tiny: 2 images of shape [1, 1, 2]\n" + $"sha256 {set.Hash}\n"
            + "grey: mean 15.000, standard deviation 11.180, from 0 to 30\nclass 1 (dog): 2\n"
            + "note: 1 of 2 classes have no examples, and are never drawn or evaluated: 0 (cat)\n"
            + "few: there are 2 images, and a model learns fewer than 100 by heart. "
            + "Mend: add images, or --mirror where left and right do not matter.\n"
            + "range: all samples lie between 0 and 30 of 255. Mend: write the images again with samples from 0 to "
            + "255, truth values or real numbers in [0, 1].\n"
            + "left out x.png: PNG 'x.png': bad.\n", DatasetReport.Of(set).ToString());
    }

    [Fact]
    public void Names_stay_in_their_lines_and_move_no_cursor()
    {
        var set = new ImageDataset("a\nb", 1, 1, 2, [0, 10, 0, 10], [0, 0], ["cat\u001b[31m"])
        {
            FileNames = ["one\n.png", "two\u2028.png"],
            BadFiles = [new BadFile("x\r.png", "bad.")],
        };
        string[] lines = DatasetReport.Of(set).ToString().Split('\n');
        Assert.Equal("a\\u000ab: 2 images of shape [1, 1, 2]", lines[0]);
        Assert.Contains("class 0 (cat\\u001b[31m): 2", lines);
        Assert.Contains("duplicates: 1 of 2 images equal others: two\\u2028.png = one\\u000a.png. "
            + "Mend: remove two\\u2028.png.", lines);
        Assert.Equal(["left out x\\u000d.png: bad.", ""], lines[^2..]);
    }

    [Fact]
    public void A_set_of_which_no_picture_can_be_decoded_is_refused()
    {
        string root = ImageFolderTests.Tree(
            ("1.png", ManyPictures.DamagedInside), ("2.png", ManyPictures.DamagedInside));
        ImageDataset set = ImageFolder.Read(root, ManyPictures.OnDemand);
        Assert.StartsWith($"data: '{set.Name}' has no images. None of its 2 pictures can be decoded, the first "
            + "because: PNG '1.png': ", Assert.Throws<DataException>(() => DatasetReport.Of(set)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_contact_sheet_keeps_its_columns_where_pictures_are_damaged()
    {
        (string, byte[])[] sound = ManyPictures.Levels(4);
        string root = ImageFolderTests.Tree(("a/0.png", ManyPictures.DamagedInside), ("a/1.png", sound[0].Item2),
            ("b/0.png", sound[1].Item2), ("c/0.png", ManyPictures.DamagedInside));
        RasterImage sheet = DatasetReport.Of(ImageFolder.Read(root, ManyPictures.OnDemand)).ContactSheet();
        RasterImage same = ImageGrid.Of(
            [.. Enumerable.Repeat((byte)10, 36), .. Enumerable.Repeat((byte)11, 36)], 1, 6, 6, 2);
        Assert.Equal((same.Width, same.Height), (sheet.Width, sheet.Height));
        Assert.Equal(same.Pixels, sheet.Pixels);
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3, 1 }, "1 of 4 classes have no examples, and are never drawn or evaluated: 0")]
    [InlineData(new byte[] { 0, 255, 0, 255 },
        "254 of 256 classes have no examples, and are never drawn or evaluated: 1, 2, 3, 4, 5, …")]
    public void Labels_that_leave_gaps_are_said_and_the_sheet_has_no_column_for_them(byte[] labels, string remark)
    {
        byte[] header = IdxBytes.Labels(4)[..^4];
        var set = (ImageDataset)DatasetCatalogue.Open(IdxBytes.Folder(
            ("train-images-idx3-ubyte", IdxBytes.Images(4)), ("train-labels-idx1-ubyte", [.. header, .. labels])));
        var report = DatasetReport.Of(set);
        Assert.Equal([remark], report.Remarks);
        Assert.Equal(labels.Distinct().Count(),
            report.ToString().Split('\n').Count(line => line.StartsWith("class ", StringComparison.Ordinal)));
        Assert.Equal(2 + 35 * labels.Distinct().Count(), report.ContactSheet().Width);
        Assert.All(set.Batches(0).Classes.InTurn(50).Concat(set.Batches(0).Classes.InProportion(50)),
            drawn => Assert.Contains((byte)drawn, labels));
    }

    [Fact]
    public void The_contact_sheet_of_digits_has_one_column_per_class()
    {
        RasterImage sheet = DatasetReport.Of(DatasetCatalogue.Open("digits")).ContactSheet();
        Assert.Equal((342, 342, 1), (sheet.Width, sheet.Height, sheet.Channels));
    }

    [Fact]
    public void Points_are_described_by_a_fixed_sample()
    {
        DatasetReport report = DatasetReport.Of(DatasetCatalogue.Open("ring8"));
        Assert.Equal((0, 8), (report.Count, report.Histogram.Count));
        Assert.Equal(10_000, report.Histogram.Sum(entry => entry.Count));
        Assert.InRange(report.Channels[0].StandardDeviation, 0.98, 1.02); // (2 / 1.414) / sqrt 2 = 1.0
        Assert.True(report.ContactSheet().Pixels.Count(pixel => pixel < 255) > 8);
    }

    [Fact]
    public void Sequences_are_refused() => Assert.Equal(
        "report: there is none for this kind of data. 'recall3' is a SequenceDataset. Pass a set of images or points.",
        Assert.Throws<ArgumentException>(() => DatasetReport.Of(new SequenceDataset(new Recall()))).Message);
}
