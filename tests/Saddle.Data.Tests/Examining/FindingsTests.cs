using Saddle.Data.Examining;
using Saddle.Data.Tests.Folders;
using Saddle.Data.Tests.Idx;
using Saddle.Testing;
using SkiaSharp;
using Xunit;

namespace Saddle.Data.Tests.Examining;

public sealed class FindingsTests
{
    private const int Width = 20;
    private const int Height = 16;

    [Fact]
    public void Sound_sets_have_no_findings() =>
        Assert.Empty(Found(Set([.. Enumerable.Range(0, 100).Select(Pattern)])));

    [Fact]
    public void Nothing_is_found_in_the_digits() => Assert.Empty(Found(DatasetCatalogue.Open("digits")));

    [SharedDataTheory]
    [InlineData("mnist")]
    [InlineData("cifar10")]
    public void Nothing_is_found_in_sets_that_are_known_to_be_sound(string name) =>
        Assert.Empty(Found(DatasetCatalogue.Open(SharedData.At(name))));

    [Fact]
    public void Images_that_equal_others_are_named_and_those_of_two_classes_apart()
    {
        byte[][] images = [Pattern(0), Pattern(1), Pattern(0), Pattern(0), Pattern(1), Pattern(2)];
        Assert.Equal(
            [
                "labels: 1 of 6 images with a copy in another class: image 4 = image 1. Mend: keep each in the class "
                    + "that is true, and write the set again without image 1, image 4 where it is not.",
                "duplicates: 2 of 6 images equal others: image 2 = image 0, image 3 = image 0. "
                    + "Mend: write the set again without image 2, image 3.",
            ],
            Found(Set(images, [0, 0, 0, 0, 1, 1])).Where(line => !IsFew(line)));
        Assert.Equal(["duplicates: 3 of 6 images equal others: image 2 = image 0, image 3 = image 0, image 4 = image "
            + "1. Mend: write the set again without image 2, image 3, image 4."],
            Found(Set(images)).Where(line => !IsFew(line)));
    }

    [Fact]
    public void Images_of_a_folder_are_called_by_their_files_also_after_a_limit()
    {
        byte[] one = ImageFolderTests.Png(Width, Height, 1, Pattern(0));
        string folder = IdxBytes.Folder(("c.png", one), ("a.png", one), ("b.png",
            ImageFolderTests.Png(Width, Height, 1, Pattern(1))), ("d.png", one), ("e.png", one), ("f.png", one));
        Assert.Contains("duplicates: 4 of 6 images equal others: c.png = a.png, d.png = a.png, e.png = a.png and 1 "
            + "more. Mend: remove c.png, d.png, e.png and 1 more.", Found(DatasetCatalogue.Open(folder)));
        Assert.Contains("duplicates: 1 of 3 images equal others: c.png = a.png. Mend: remove c.png.",
            Found(DatasetCatalogue.Open(folder, new DatasetOptions { Limit = 3 })));
        Assert.Contains("duplicates: 1 of 3 images equal others: c.png = a.png. Mend: remove c.png.",
            Found(DatasetCatalogue.Open(folder, new DatasetOptions { Limit = 3, Pad = 32 })));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(6, true)]
    [InlineData(7, false)]
    public void An_image_that_is_a_little_brighter_is_a_near_duplicate(int levels, bool isNear)
    {
        byte[] brighter = Array.ConvertAll(Pattern(3), value => (byte)(value + levels));
        double spread = DatasetReport.Of(Set([Pattern(3)])).Channels[0].StandardDeviation;
        Assert.Equal(isNear, levels <= spread / 10);
        Assert.Equal(isNear
            ? [
                "near-duplicates: 1 of 3 images hardly differ from others: image 2 ~ image 0. "
                    + "Mend: look at them, and write the set again without image 2.",
            ]
            : Array.Empty<string>(),
            Found(Set([Pattern(3), Pattern(4), brighter])).Where(line => !IsFew(line)));
    }

    [Theory]
    [InlineData(-1, "")]
    [InlineData(Width * Height - 1, "at least 1 of 3")]
    [InlineData(2 * Width * Height, "2 of 3")]
    public void Images_are_compared_until_it_takes_too_long(long mostWork, string found)
    {
        ImageDataset set = Set([Pattern(3), Brighter(1), Brighter(2)]);
        var examination = new NearDuplicates(set, new Duplicates(set), mostWork);
        for (int i = 0; i < set.Count; i++)
        {
            examination.Look(i, set.Image(i));
        }

        Assert.Equal(
            found, string.Concat(examination.Findings().Select(finding => finding.Problem.Split(" images")[0])));
    }

    [Fact]
    public void Near_duplicates_are_found_among_pictures_that_are_decoded_on_demand()
    {
        byte[][] images = [Pattern(3), Brighter(1), Pattern(4), Brighter(2)];
        string folder = IdxBytes.Folder(
            [.. images.Select((image, i) => ($"{i}.png", ImageFolderTests.Png(Width, Height, 1, image)))]);
        Assert.Contains("near-duplicates: 2 of 4 images hardly differ from others: 1.png ~ 0.png, 3.png ~ 0.png. "
            + "Mend: look at them, and remove 1.png, 3.png.",
            Found(DatasetCatalogue.Open(folder, ManyPictures.OnDemand with { Resize = null })));
    }

    [SharedDataFact]
    public void A_photograph_saved_anew_is_a_near_duplicate()
    {
        string folder = ScratchFolder.New();
        using var photograph = SKBitmap.Decode(SharedData.At("images", "photos", "china.jpg"));
        foreach (int quality in (int[])[95, 75, 50])
        {
            File.WriteAllBytes(Path.Combine(folder, $"q{quality}.jpg"),
                photograph.Encode(SKEncodedImageFormat.Jpeg, quality).ToArray());
        }

        File.Copy(SharedData.At("images", "photos", "flower.jpg"), Path.Combine(folder, "flower.jpg"));
        Assert.Contains("near-duplicates: 2 of 4 images hardly differ from others: q75.jpg ~ q50.jpg, q95.jpg ~ "
            + "q50.jpg. Mend: look at them, and remove q75.jpg, q95.jpg.",
            Found(DatasetCatalogue.Open(folder, new DatasetOptions { Resize = 64 })));
    }

    [Fact]
    public void Constant_images_are_told_once()
    {
        var set = new ImageDataset("set", 3, 1, 2, [9, 9, 8, 8, 7, 7, 9, 9, 8, 8, 7, 7, 0, 200, 1, 1, 1, 1], null, []);
        Assert.Equal(["constant: 2 of 3 images are of one colour all over: image 0, image 1. "
            + "Mend: write the set again without image 0, image 1."], Found(set).Where(line => !IsFew(line)));
    }

    [Theory]
    [InlineData(0, 1, "no sample exceeds 1 of 255, so that all is as good as black")]
    [InlineData(100, 163, "all samples lie between 100 and 163 of 255")]
    [InlineData(100, 164, null)]
    public void Narrow_ranges_are_told(byte least, byte greatest, string? problem)
    {
        var set = new ImageDataset("set", 1, 1, 2, [least, greatest], null, []);
        Assert.Equal(problem,
            DatasetReport.Of(set).Findings.SingleOrDefault(finding => finding.Subject == "range")?.Problem);
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(11, "imbalance: class 0 (cats) has 11 images, class 2 (dogs) 1, fewer than one for 10. "
        + "Mend: --balanced.")]
    public void Classes_far_rarer_than_others_are_told_but_not_empty_ones(int most, string? line)
    {
        int[] labels = [.. Enumerable.Repeat(0, most), 2];
        var set = new ImageDataset("set", 1, 1, 2, [.. labels.SelectMany((_, i) => (byte[])[(byte)i, 255])], labels,
            ["cats", "cows", "dogs"]);
        Assert.Equal(line, Found(set).SingleOrDefault(line => !IsFew(line)));
    }

    [Theory]
    [InlineData(99, true)]
    [InlineData(100, false)]
    public void Few_images_are_told(int count, bool isFew) =>
        Assert.Equal(isFew, Found(Set([.. Enumerable.Range(0, count).Select(Pattern)])).Any(IsFew));

    [Fact]
    public void Grey_images_on_white_want_a_white_background()
    {
        byte[] drawing = new byte[Width * Height];
        drawing.AsSpan().Fill(255);
        drawing[Width * 5 + 7] = 0;
        var set = new ImageDataset("set", 1, Height, Width, drawing, null, []);
        Assert.Equal(["edges: 100 % of the outermost pixels are white, and what --pad or --fit contain adds is black. "
            + "Mend: --background white with either."], Found(set).Where(line => !IsFew(line)));
        Assert.DoesNotContain(Found(set.Pad(32)), line => line.StartsWith("edges", StringComparison.Ordinal));
        Assert.DoesNotContain(
            DatasetReport.Of(set, new DatasetOptions { Background = Rgb.White }).Findings, IsOfEdges);

        static bool IsOfEdges(Finding finding) => finding.Subject == "edges";
    }

    [Fact]
    public void Sizes_as_stored_are_summed_up_and_those_that_fitting_hurts_are_named()
    {
        string folder = IdxBytes.Folder(Picture("a.png", 64, 64), Picture("b.png", 65, 64), Picture("c.png", 65, 64),
            Picture("d.png", 31, 62), Picture("e.png", 200, 64));
        var cover = new DatasetOptions { Resize = 64 };
        var set = (ImageDataset)DatasetCatalogue.Open(folder, cover);
        Assert.Equal(["a.png", "b.png", "c.png", "d.png", "e.png"], set.FileNames);
        Assert.Equal(new StoredSize(31, 62), set.StoredSizes[3]);
        var report = DatasetReport.Of(set, cover);
        Assert.Contains("\nstored as 31 x 62 to 200 x 64 pixels, most often 65 x 64 (2 of 5)\n", report.ToString(),
            StringComparison.Ordinal);
        Assert.Equal(
            [
                "enlarged: 1 of 5 pictures have fewer than 64 pixels to a side, and are blurred: d.png. "
                    + "Mend: remove d.png, or --resize 16.",
                "proportions: 1 of 5 pictures are more than twice as long as wide, so that most of each is cut away: "
                    + "e.png. Mend: --fit contain.",
            ],
            report.Findings.Select(finding => finding.ToString()).Where(line => !IsFew(line)));
        DatasetOptions contain = cover with { Resize = 62, Fit = Fit.Contain };
        Assert.DoesNotContain(DatasetReport.Of(DatasetCatalogue.Open(folder, contain), contain).Findings,
            finding => finding.Subject is "enlarged" or "proportions");
    }

    private static (string Name, byte[] Bytes) Picture(string name, int width, int height) => (name,
        ImageFolderTests.Png(width, height, 1,
            [.. Enumerable.Range(0, width * height).Select(i => (byte)(i * (width + name[0]) * 37 % 251))]));

    private static IEnumerable<string> Found(Dataset set) =>
        DatasetReport.Of(set).Findings.Select(finding => finding.ToString());

    private static bool IsFew(string line) => line.StartsWith("few: there are ", StringComparison.Ordinal);

    private static ImageDataset Set(byte[][] images, int[]? labels = null) =>
        new("set", 1, Height, Width, [.. images.SelectMany(image => image)], labels, labels is null ? [] : ["a", "b"]);

    private static byte[] Brighter(int levels) => Array.ConvertAll(Pattern(3), value => (byte)(value + levels));

    // Blocks of 4 × 4 pixels with values of their own, at most 240.
    private static byte[] Pattern(int number) =>
    [
        .. from row in Enumerable.Range(0, Height)
           from column in Enumerable.Range(0, Width)
           let block = row / 4 * (Width / 4) + column / 4 + 1
           select (byte)((uint)(block * (number + 1)) * 2654435761 % 241),
    ];
}
