using Saddle.Data.Folders;
using Saddle.Data.Tests.Folders;
using Saddle.Nn.Formats;
using Saddle.Testing;
using Xunit;

namespace Saddle.Data.Tests.Caches;

public sealed class CachedPicturesTests
{
    private readonly string _cache = ScratchFolder.New();

    [Theory]
    [MemberData(nameof(OnDemandTests.Openings), MemberType = typeof(OnDemandTests))]
    public void Samples_batches_hashes_and_remarks_are_the_same_through_the_cache(DatasetOptions options)
    {
        string root = ManyPictures.OldTree(ManyPictures.Mixed);
        ImageDataset held = ImageFolder.Read(root, options);
        foreach (PictureLimits limits in (PictureLimits[])
            [
                new(0, 0, 0), new(0, 0, 1 << 20), new(0, 2000, 0), new(0, 2000, 1 << 20),
            ])
        {
            ImageDataset bare = ImageFolder.Read(root, options with { Limits = limits });
            for (int threads = 1; threads <= 5; threads += 2)
            {
                ImageDataset cached = ImageFolder.Read(
                    root, options with { Limits = limits, Cache = _cache, DecodingThreads = threads });
                Assert.Equal(bare.Hash, cached.Hash);
                Assert.Equal(bare.Remarks, cached.Remarks);
                Assert.Equal(held.ToArray(), cached.ToArray());
                Assert.Equal(held.ToArray(), cached.ToArray()); // now from memory, or from the cache
                Assert.True(cached.IsTransparent);
                Assert.Equal(BatchStreamTests.Samples(new BatchStream(held, 3), 1, 9),
                    BatchStreamTests.Samples(new BatchStream(cached, 3), 1, 9));
            }
        }

        Assert.NotEmpty(Directory.GetFiles(Path.Combine(_cache, "pictures")));
    }

    [Fact]
    public void A_picture_in_the_cache_is_not_decoded_again()
    {
        string root = ManyPictures.OldTree(ManyPictures.Levels(3));
        Assert.Equal([10, 11, 12], ManyPictures.LevelsOf(Open(root)));
        byte[] wrong = new byte[new FileInfo(Path.Combine(root, "01.png")).Length];
        File.WriteAllBytes(Path.Combine(root, "01.png"), wrong);
        File.SetLastWriteTimeUtc(Path.Combine(root, "01.png"), ManyPictures.Old);
        Assert.Equal([10, 11, 12], ManyPictures.LevelsOf(Open(root))); // nobody could decode it
        Directory.Delete(Path.Combine(_cache, "pictures"), recursive: true);
        Assert.Throws<DataException>(() => ManyPictures.LevelsOf(Open(root)));
    }

    [Fact]
    public void Whatever_is_done_to_the_cache_samples_are_right()
    {
        string root = ManyPictures.OldTree(ManyPictures.Levels(40));
        int[] levels = [.. Enumerable.Range(10, 40)];
        Assert.Equal(levels, ManyPictures.LevelsOf(Open(root)));
        string file = Assert.Single(Directory.GetFiles(Path.Combine(_cache, "pictures")));
        byte[] sound = File.ReadAllBytes(file);
        var random = new Random(3);
        for (int turn = 0; turn < 12; turn++)
        {
            byte[] damaged = sound[..random.Next(sound.Length)];
            random.NextBytes(damaged.AsSpan(damaged.Length / 2));
            File.WriteAllBytes(file, damaged);
            Assert.Equal(levels, ManyPictures.LevelsOf(Open(root)));
        }
    }

    [Fact]
    public void Several_that_open_the_same_folder_at_once_get_the_same()
    {
        string root = ManyPictures.OldTree(ManyPictures.Levels(40));
        int[] levels = [.. Enumerable.Range(10, 40)];
        AtOnce.Run(16, _ => Assert.Equal(levels, ManyPictures.LevelsOf(Open(root))));
    }

    [Fact]
    public void A_folder_with_another_name_uses_the_same_pictures()
    {
        string first = ManyPictures.OldTree(ManyPictures.Levels(3)), second = ManyPictures.OldTree(
            ManyPictures.Levels(3));
        ImageDataset set = Open(first);
        ManyPictures.LevelsOf(set);
        Assert.Equal(set.Cache!.Path, Open(second).Cache!.Path);
        Assert.Single(Directory.GetFiles(Path.Combine(_cache, "pictures")));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(_cache, "listings")).Length);
    }

    private ImageDataset Open(string root) => ImageFolder.Read(root, ManyPictures.OnDemand with { Cache = _cache });
}
