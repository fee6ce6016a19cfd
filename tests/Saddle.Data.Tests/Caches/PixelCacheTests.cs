using System.Security.Cryptography;
using Saddle.Data.Caches;
using Saddle.Testing;
using Xunit;

namespace Saddle.Data.Tests.Caches;

public sealed class PixelCacheTests
{
    private readonly string _folder = ScratchFolder.New();

    [Fact]
    public void What_is_kept_is_found_also_by_others()
    {
        Fill(Open(), 300);
        PixelCache other = Open();
        Assert.All(Enumerable.Range(0, 300), i => AssertIs(i, other.Find(Key(i))));
        Assert.Null(other.Find(Key(300)));
    }

    [Fact]
    public void Pictures_made_in_another_way_are_others()
    {
        Fill(Open(), 3);
        Assert.Null(Open(recipe: "b").Find(Key(0)));
        Assert.Null(new PixelCache(_folder, "a", 3, 4, 300, null).Find(Key(0)));
        Assert.Null(Open(count: 5000).Find(Key(0)));
        Assert.NotNull(Open(count: 299).Find(Key(0)));
    }

    [Fact]
    public void A_picture_of_another_size_is_not_kept()
    {
        PixelCache cache = Open();
        cache.Keep(Key(1), new RasterImage(40, 50, 3, new byte[6000]), 0);
        Assert.Null(cache.Find(Key(1)));
        Assert.Equal(0, new FileInfo(cache.Path).Length);
    }

    [Fact]
    public void Whatever_is_done_to_the_file_nothing_wrong_is_found_and_all_can_be_kept_again()
    {
        PixelCache whole = Open();
        Fill(whole, 300);
        byte[] sound = File.ReadAllBytes(whole.Path);
        var random = new Random(7);
        int lost = 0;
        for (int turn = 0; turn < 40; turn++)
        {
            byte[] damaged = [.. sound];
            (int start, int length) = (random.Next(damaged.Length), random.Next(20_000));
            length = Math.Min(length, damaged.Length - start);
            switch (turn % 4)
            {
                case 0: damaged = damaged[..start]; break;
                case 1: damaged.AsSpan(start, length).Clear(); break;
                case 2: random.NextBytes(damaged.AsSpan(start, length)); break;
                default: sound.AsSpan(0, length).CopyTo(damaged.AsSpan(start)); break;
            }

            File.WriteAllBytes(whole.Path, damaged);
            PixelCache cache = Open();
            for (int i = 0; i < 300; i++)
            {
                if (cache.Find(Key(i)) is { } found)
                {
                    AssertIs(i, found);
                }
                else
                {
                    lost++;
                    cache.Keep(Key(i), Image(i), (byte)(i % 16));
                    AssertIs(i, cache.Find(Key(i)));
                }
            }
        }

        Assert.InRange(lost, 500, 11_999);
    }

    [Fact]
    public void Many_can_write_at_once()
    {
        PixelCache[] caches = [Open(), Open(), Open()];
        AtOnce.Run(24, turn => Fill(caches[turn % 3], 300));
        Assert.All(Enumerable.Range(0, 300), i => AssertIs(i, caches[i % 3].Find(Key(i))));
    }

    [Fact]
    public void Others_give_way_where_there_are_too_many()
    {
        PixelCache cache = Open();
        for (int i = 0; i < 3000; i++)
        {
            cache.Keep(Key(i), Image(i), 0);
            Assert.NotNull(cache.Find(Key(i)));
        }

        Assert.InRange(new FileInfo(cache.Path).Length, 1, 1024L * cache.RecordLength);
    }

    [Fact]
    public void That_it_cannot_be_written_is_told_once()
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllBytes(file, []);
        var told = new List<DataEvent>();
        var cache = new PixelCache(file, "a", 4, 5, 300, new Listener(told.Add));
        Fill(cache, 5);
        Assert.Null(cache.Find(Key(0)));
        string text = Assert.IsType<DataNote>(Assert.Single(told)).Text;
        Assert.StartsWith($"cache: decoded pictures are not kept any more. '{cache.Path}' cannot be written: ", text);
        Assert.EndsWith(". Free some space, or name another folder with --cache DIR, so that they need not be decoded "
            + "again.", text);
    }

    [FullDeviceFact]
    public void A_full_disk_is_told_once()
    {
        PixelCache cache = Open();
        Directory.CreateDirectory(Path.GetDirectoryName(cache.Path)!);
        File.CreateSymbolicLink(cache.Path, "/dev/full");
        var told = new List<DataEvent>();
        cache = new PixelCache(_folder, "a", 4, 5, 300, new Listener(told.Add));
        Fill(cache, 5);
        Assert.IsType<DataNote>(Assert.Single(told));
        Assert.Null(cache.Find(Key(0)));
    }

    private static void Fill(PixelCache cache, int count)
    {
        for (int i = 0; i < count; i++)
        {
            cache.Keep(Key(i), Image(i), (byte)(i % 16));
        }
    }

    private static void AssertIs(int i, (RasterImage Image, byte Traits)? found)
    {
        Assert.NotNull(found);
        Assert.Equal((4, 5, Image(i).Channels), (found.Value.Image.Width, found.Value.Image.Height,
            found.Value.Image.Channels));
        Assert.Equal(Image(i).Pixels, found.Value.Image.Pixels);
        Assert.Equal(i % 16, found.Value.Traits);
    }

    private static byte[] Key(int i) => SHA256.HashData([(byte)i, (byte)(i >> 8)]);

    private static RasterImage Image(int i)
    {
        int channels = i % 2 == 0 ? 3 : 1;
        return new RasterImage(4, 5, channels, [.. Enumerable.Range(0, 20 * channels).Select(x => (byte)(x * i + 7))]);
    }

    private PixelCache Open(string recipe = "a", int count = 300) => new(_folder, recipe, 4, 5, count, null);

    private sealed class Listener(Action<DataEvent> told) : IProgress<DataEvent>
    {
        public void Report(DataEvent value) => told(value);
    }
}
