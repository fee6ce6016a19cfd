using Saddle.Nn.Formats;
using Xunit;

namespace Saddle.Data.Tests.Stores;

public sealed class ImageStoreTests
{
    private const int Count = 40;

    [Fact]
    public void Sets_made_of_one_on_disk_have_the_samples_of_those_made_in_memory()
    {
        ImageDataset held = Held(3), files = Files(3);
        Assert.Equal(held.ToArray(), files.ToArray());
        foreach (Func<ImageDataset, ImageDataset> make in (Func<ImageDataset, ImageDataset>[])
            [
                set => set.Pad(9, new Rgb(1, 2, 3)), set => set.Resize(3, Fit.Contain, new Rgb(9, 8, 7)),
                set => set.Resize(11), set => set.WithChannels(1), set => set.WithChannels(1).WithChannels(3),
                set => set.Take(7), set => set.Split(11, seed: 5).Training, set => set.Split(11, seed: 5).Validation,
                set => set.Take(30).Pad(8).Split(3, seed: 1).Validation.Resize(4, Fit.Stretch),
            ])
        {
            ImageDataset expected = make(held), made = make(files);
            Assert.Equal((expected.Count, expected.Channels, expected.Height, expected.Width),
                (made.Count, made.Channels, made.Height, made.Width));
            Assert.Equal(expected.ToArray(), made.ToArray());
            Assert.Equal(expected.Labels, made.Labels);
            Assert.Equal(expected.FileNames, made.FileNames);
            Assert.Equal(expected.Image(2).ToArray(), made.Image(2).ToArray());
        }
    }

    [Fact]
    public void Parts_keep_the_names_of_files()
    {
        (ImageDataset training, ImageDataset validation) = Files(1).Split(4, seed: 3);
        Assert.Equal(validation.Labels!.Select(label => $"{label}.png"), validation.FileNames);
        Assert.Equal(training.Labels!.Select(label => $"{label}.png"), training.Pad(8).FileNames);
    }

    [Fact]
    public void Only_what_is_asked_for_is_read()
    {
        FakeFiles files = new(Bytes(1), 35);
        ImageDataset set = Set(files, 1).Pad(7).Take(10).Split(5, seed: 1).Training;
        var stream = new BatchStream(set, seed: 0);
        Assert.Equal(0, Enumerable.Range(0, Count).Sum(files.Reads));
        BatchStreamTests.Samples(stream, step: 0, batch: 3);
        Assert.Equal(3, Enumerable.Range(0, Count).Sum(files.Reads));
        Assert.True(stream.ReadsFiles);
        Assert.False(stream.FillsQuickly);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Batches_have_the_same_bits_however_many_threads_decode(int threads)
    {
        var options = new BatchOptions { Mirror = true, Dequantise = true };
        var held = new BatchStream(Held(3), seed: 9, options);
        var files = new BatchStream(Files(3, threads), seed: 9, options);
        foreach (int step in (int[])[0, 1, 2, 9, 3])
        {
            Assert.Equal(BatchStreamTests.Samples(held, step, 17), BatchStreamTests.Samples(files, step, 17));
            Assert.Equal(BatchStreamTests.Samples(held, step, 70), BatchStreamTests.Samples(files, step, 70));
        }
    }

    [Fact]
    public void Of_several_damaged_pictures_the_first_of_a_batch_is_told()
    {
        var files = new FakeFiles(Bytes(1), 35) { Damaged = [30, 4, 17] };
        var stream = new BatchStream(Set(files, 1, threads: 5), 0, new BatchOptions { Shuffle = false });
        Assert.Equal("fake '4': it is damaged.",
            Assert.Throws<DataException>(() => BatchStreamTests.Samples(stream, 0, Count)).Message);
    }

    [Fact]
    public void The_hash_of_images_on_disk_tells_views_apart()
    {
        static string[] Hashes(ImageDataset set) =>
        [
            set.Hash, set.Pad(8).Hash, set.Pad(9).Hash, set.Pad(8, Rgb.White).Hash, set.Resize(8).Hash,
            set.Resize(8, Fit.Stretch).Hash, set.WithChannels(1).Hash, set.Take(5).Hash, set.Take(6).Hash,
        ];
        string[] hashes = Hashes(Files(3));
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
        Assert.Equal(hashes, Hashes(Files(3)));
        Assert.Equal(hashes, Hashes(Held(3)));
    }

    private static byte[] Bytes(int channels) =>
        [.. Enumerable.Range(0, Count * channels * 35).Select(i => (byte)(i * i / 7))];

    private static ImageDataset Held(int channels) => new("s", channels, 7, 5, Bytes(channels), Labels(), Names())
    {
        FileNames = [.. Labels().Select(label => $"{label}.png")],
    };

    private static ImageDataset Files(int channels, int threads = 0) =>
        Set(new FakeFiles(Bytes(channels), channels * 35), channels, threads);

    private static ImageDataset Set(FakeFiles files, int channels, int threads = 0) =>
        new("s", channels, 7, 5, files, Labels(), Names())
        {
            DecodingThreads = threads,
            FileNames = [.. Labels().Select(label => $"{label}.png")],
        };

    private static int[] Labels() => [.. Enumerable.Range(0, Count)];

    private static string[] Names() => [.. ClassNumbers.Names(Count)];
}
