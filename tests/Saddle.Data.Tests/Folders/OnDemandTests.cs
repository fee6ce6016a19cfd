using Saddle.Data.Folders;
using Saddle.Nn.Formats;
using Saddle.Testing;
using Xunit;

namespace Saddle.Data.Tests.Folders;

public sealed class OnDemandTests
{
    public static TheoryData<DatasetOptions> Openings() => new(
        new DatasetOptions { Resize = 6 },
        new DatasetOptions { Resize = 6, Colour = ColourMode.Grey },
        new DatasetOptions { Resize = 3, Colour = ColourMode.Colour, Fit = Fit.Stretch },
        new DatasetOptions { Resize = 9, Fit = Fit.Contain, Background = new Rgb(200, 100, 0) });

    [Theory]
    [MemberData(nameof(Openings))]
    public void Pictures_decoded_on_demand_have_the_samples_of_those_in_memory(DatasetOptions options)
    {
        string root = ImageFolderTests.Tree(ManyPictures.Mixed);
        ImageDataset held = ImageFolder.Read(root, options);
        foreach (DatasetOptions large in (DatasetOptions[])[ManyPictures.OnDemand, ManyPictures.DecodedOnce])
        {
            foreach (int threads in (int[])[1, 2, 5])
            {
                ImageDataset set = ImageFolder.Read(
                    root, options with { Limits = large.Limits, DecodingThreads = threads });
                Assert.False(set.Store.IsHeld);
                Assert.Equal(held.Channels, set.Channels);
                Assert.Equal(held.ToArray(), set.ToArray());
                Assert.Equal(held.Labels, set.Labels);
                Assert.Equal(held.FileNames, set.FileNames);
                Assert.Equal(held.FileCount, set.FileCount);
                Assert.True(set.IsTransparent);
                Assert.Equal(
                    BatchStreamTests.Samples(new BatchStream(held, 3), 1, 5),
                    BatchStreamTests.Samples(new BatchStream(set, 3), 1, 5));
            }
        }
    }

    [Fact]
    public void Grey_pictures_in_files_for_colour_make_a_grey_set()
    {
        string root = ImageFolderTests.Tree(ManyPictures.Mixed[..2]);
        Assert.Equal(1, ImageFolder.Read(root, ManyPictures.OnDemand).Channels);
        Assert.False(ImageFolder.Read(root, ManyPictures.OnDemand).IsTransparent);
        root = ImageFolderTests.Tree(ManyPictures.Mixed[..3]);
        Assert.Equal(3, ImageFolder.Read(root, ManyPictures.OnDemand).Channels);
    }

    [Fact]
    public void Files_are_named_in_the_order_of_images()
    {
        ImageDataset set = ImageFolder.Read(ImageFolderTests.Tree(ManyPictures.Mixed), ManyPictures.OnDemand);
        Assert.Equal(ManyPictures.Mixed.Select(file => file.Path), set.FileNames);
    }

    [Fact]
    public void What_headers_tell_is_said_of_pictures_that_are_not_decoded() => Assert.Equal(
        [
            "1 picture turned upright as EXIF says",
            "2 pictures with stored opacity; what is not opaque is laid over white (--background)",
        ],
        ImageFolder.Read(ImageFolderTests.Tree(ManyPictures.Mixed[2..7]), ManyPictures.OnDemand).Remarks);

    [Fact]
    public void Few_pictures_have_the_hash_of_their_samples_and_many_that_of_their_files()
    {
        string root = ImageFolderTests.Tree(ManyPictures.Mixed);
        string samples = ImageFolder.Read(root, new DatasetOptions { Resize = 6 }).Hash;
        Assert.Equal(samples, ImageFolder.Read(root, ManyPictures.DecodedOnce).Hash);
        string[] hashes =
        [
            samples,
            ImageFolder.Read(root, ManyPictures.OnDemand).Hash,
            ImageFolder.Read(root, ManyPictures.OnDemand with { Resize = 7 }).Hash,
            ImageFolder.Read(root, ManyPictures.OnDemand with { Fit = Fit.Stretch }).Hash,
            ImageFolder.Read(root, ManyPictures.OnDemand with { Background = Rgb.Black }).Hash,
            ImageFolder.Read(root, ManyPictures.OnDemand with { Colour = ColourMode.Grey }).Hash,
            ImageFolder.Read(Relabelled(), ManyPictures.OnDemand).Hash,
            ImageFolder.Read(root, ManyPictures.OnDemand).Pad(8).Hash,
            ImageFolder.Read(root, ManyPictures.OnDemand).Pad(8, Rgb.White).Hash,
            ImageFolder.Read(root, ManyPictures.OnDemand).Pad(9).Resize(6).Hash,
            ImageFolder.Read(root, ManyPictures.OnDemand).Take(6).Hash,
            ImageFolder.Read(root, ManyPictures.OnDemand).Take(5).Hash,
            ImageFolder.Read(ImageFolderTests.Tree(ManyPictures.Mixed[1..]), ManyPictures.OnDemand).Hash,
        ];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
        string copy = ImageFolderTests.Tree(ManyPictures.Mixed);
        Assert.Equal(hashes[1], ImageFolder.Read(copy, ManyPictures.OnDemand with { DecodingThreads = 3 }).Hash);
    }

    [Fact]
    public void Damage_that_only_the_decoder_sees_fails_what_asks_for_the_picture()
    {
        string root = ImageFolderTests.Tree([.. ManyPictures.Levels(3), ("9.png", ManyPictures.DamagedInside)]);
        const string Told = "PNG '9.png': the picture cannot be decoded. Of its samples is known: they end too early. "
            + "Save the picture again or remove the file.";
        ImageDataset some = ImageFolder.Read(root, ManyPictures.DecodedOnce);
        Assert.Equal((3, 4), (some.Count, some.FileCount));
        Assert.Equal([new BadFile("9.png", Told)], some.BadFiles);
        ImageDataset many = ImageFolder.Read(root, ManyPictures.OnDemand);
        Assert.Equal((4, 4), (many.Count, many.FileCount));
        Assert.Equal([10, 11, 12], ManyPictures.LevelsOf(many.Take(3)));
        Assert.Equal(Told, Assert.Throws<DataException>(() => many.Image(3).Length).Message);
        var stream = new BatchStream(many, 0);
        Assert.Equal(Told, Assert.Throws<DataException>(() => BatchStreamTests.Samples(stream, 0, 4)).Message);
    }

    [Fact]
    public void A_picture_that_changed_after_it_was_checked_is_never_taken_for_what_it_was()
    {
        string root = ImageFolderTests.Tree(ManyPictures.Levels(3));
        ImageDataset set = ImageFolder.Read(root, ManyPictures.OnDemand);
        byte[] other = ManyPictures.Levels(9)[8].Bytes;
        File.WriteAllBytes(Path.Combine(root, "01.png"), other);
        Assert.Equal(10, set.Image(0)[0]);
        Assert.Equal($"picture '01.png': it has changed since the data were opened. It has {other.Length} bytes of "
            + "other content. Restore it, or begin anew with it as it is.",
            Assert.Throws<DataException>(() => set.Image(1).Length).Message);
        File.Delete(Path.Combine(root, "02.png"));
        Assert.Contains("02.png", Assert.Throws<DataException>(() => set.Image(2).Length).Message);
    }

    [Fact]
    public void Differing_sizes_and_damaged_headers_are_told_as_of_few_pictures()
    {
        string root = ImageFolderTests.Tree(("1.png", ImageFolderTests.Png(2, 2, 1, [1, 2, 3, 4])),
            ("2.png", ImageFolderTests.Png(1, 3, 1, [1, 2, 3])), ("3.png", []));
        Assert.Equal($"folder: the images in '{root}' differ in size. '1.png' has 2 x 2 pixels, '2.png' has 1 x 3. "
            + "Choose a size to resize to, such as --resize 64.", Assert.Throws<DataException>(
                () => ImageFolder.Read(root, ManyPictures.OnDemand with { Resize = null })).Message);
        Assert.Equal("1 of 3 files were left out: 3.png (the file is empty)",
            ImageFolder.Read(root, ManyPictures.OnDemand).LeftOut);
    }

    [Fact]
    public void Archives_stay_open_for_what_is_read_on_demand()
    {
        string archive = ZipTreeTests.Zip(ManyPictures.Mixed);
        var held = (ImageDataset)DatasetCatalogue.Open(archive, new DatasetOptions { Resize = 6 });
        var set = (ImageDataset)DatasetCatalogue.Open(archive, ManyPictures.OnDemand with { DecodingThreads = 5 });
        Assert.Equal(BatchStreamTests.Samples(new BatchStream(held, 1), 2, 6),
            BatchStreamTests.Samples(new BatchStream(set, 1), 2, 6));
    }

    [Fact]
    public void Limits_padding_and_parts_held_out_need_no_decoding()
    {
        string root = ImageFolderTests.Tree(
            [.. ManyPictures.Levels(8), .. ManyPictures.Levels(90)[40..].Select(file =>
                (file.Path, ManyPictures.DamagedInside))]);
        var set = (ImageDataset)DatasetCatalogue.Open(
            root, ManyPictures.OnDemand with { Pad = 8, Limit = 8, Colour = ColourMode.Grey });
        (ImageDataset training, ImageDataset validation) = set.Split(3, seed: 1);
        Assert.Equal((5, 3, 8, 8), (training.Count, validation.Count, set.Width, set.Height));
        Assert.Equal(ManyPictures.Levels(8).Select(file => file.Path),
            training.FileNames.Concat(validation.FileNames).Order());
        Assert.Equal(10, set.Image(0)[3 * 8 + 3]);
        Assert.Equal(0, set.Image(0)[0]);
    }

    [Fact]
    public void Opening_can_be_cancelled_and_tells_how_far_it_is()
    {
        string root = ImageFolderTests.Tree(ManyPictures.Levels(20));
        using var cancellation = new CancellationTokenSource();
        var told = new Told();
        ImageFolder.Read(root, ManyPictures.DecodedOnce with { Progress = told, DecodingThreads = 1 });
        Assert.Equal(
            [
                new DataProgress("looking into files", 20, 20), new DataProgress("checking pictures", 20, 20),
                new DataProgress("decoding pictures", 20, 20),
            ],
            told.Events.OfType<DataProgress>().Where(progress => progress.Done == progress.Total));
        cancellation.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(
            () => ImageFolder.Read(root, ManyPictures.OnDemand with { Cancellation = cancellation.Token }));
    }

    [Fact]
    public void What_was_found_out_before_it_was_cancelled_is_kept()
    {
        string root = ManyPictures.OldTree(ManyPictures.Levels(20));
        string cache = ScratchFolder.New();
        using var cancellation = new CancellationTokenSource();
        DatasetOptions options = ManyPictures.OnDemand with { Cache = cache };
        Assert.ThrowsAny<OperationCanceledException>(() => ImageFolder.Read(root, options with
        {
            Cancellation = cancellation.Token,
            Progress = new Told { Reported = _ => cancellation.Cancel() },
        }));
        File.WriteAllText(Path.Combine(root, "19.png"), "no picture at all, but of the same time and length");
        using (FileStream file = File.OpenWrite(Path.Combine(root, "19.png")))
        {
            file.SetLength(ManyPictures.Levels(20)[19].Bytes.Length);
        }

        File.SetLastWriteTimeUtc(Path.Combine(root, "19.png"), ManyPictures.Old);
        ImageDataset set = ImageFolder.Read(root, options);
        Assert.Equal((19, 1), (set.Count, set.BadFiles.Count)); // known for a picture by its start, and then read
        Assert.Single(Directory.GetFiles(Path.Combine(cache, "listings")));
    }

    private static string Relabelled() => ImageFolderTests.Tree(
        [.. ManyPictures.Mixed.Select(file => (file.Path.Replace("c/", "b/", StringComparison.Ordinal), file.Bytes))]);

    private sealed class Told : IProgress<DataEvent>
    {
        public List<DataEvent> Events { get; } = [];

        public Action<DataEvent>? Reported { get; init; }

        public void Report(DataEvent value)
        {
            Events.Add(value);
            Reported?.Invoke(value);
        }
    }
}
