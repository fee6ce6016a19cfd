using Saddle.Data.Sequences;
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
            + "grey: mean 15.000, standard deviation 11.180\nclass 1 (dog): 2\n"
            + "note: 1 of 2 classes have no examples, and are never drawn or evaluated: 0 (cat)\n"
            + "left out x.png: PNG 'x.png': bad.\n", DatasetReport.Of(set).ToString());
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
