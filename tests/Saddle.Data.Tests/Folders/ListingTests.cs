using Saddle.Data.Folders;
using Saddle.Nn.Formats;
using Saddle.Testing;
using Xunit;

namespace Saddle.Data.Tests.Folders;

public sealed class ListingTests
{
    private static readonly (string Path, byte[] Bytes)[] s_files = ManyPictures.Levels(4);
    private static readonly byte[] s_other = ManyPictures.Levels(5)[4].Bytes; // level 14

    private readonly string _cache = ScratchFolder.New();

    [Fact]
    public void Files_that_are_as_they_were_are_not_read_again()
    {
        string root = ManyPictures.OldTree(s_files);
        string hash = Open(root).Hash;
        Replace(root, s_other, ManyPictures.Old);
        ImageDataset set = Open(root);
        Assert.Equal(hash, set.Hash); // nobody looked
        Assert.Contains("has changed", Assert.Throws<DataException>(() => set.Image(1).Length).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_found_to_have_changed_is_read_again()
    {
        string root = ManyPictures.OldTree(s_files);
        ImageDataset before = Open(root);
        Replace(root, s_other, ManyPictures.Old);
        Assert.Throws<DataException>(() => before.Image(1).Length);
        Assert.Equal([10, 14, 12, 13], ManyPictures.LevelsOf(Open(root)));
    }

    [Fact]
    public void What_is_found_out_while_it_is_saved_harms_nothing()
    {
        var listing = Listing.Of(_cache, "somewhere", 1);
        TreeFile[] files = [.. Enumerable.Range(0, 200_000).Select(i => new NamedFile($"{i}"))];
        var finding = new Thread(() => Array.ForEach(files, file => listing.Keep(
            file, new FileRecord(file.Stamp, long.MaxValue, FileKind.Picture))));
        finding.Start();
        do
        {
            listing.Save();
        }
        while (finding.IsAlive);

        listing.Save();
        var again = Listing.Of(_cache, "somewhere", 1);
        Assert.All(files, file => Assert.Equal(file.Stamp, again.Known(file)!.Stamp));
    }

    [Fact]
    public void A_file_of_another_time_is_read_again()
    {
        string root = ManyPictures.OldTree(s_files);
        Open(root);
        Replace(root, s_other, ManyPictures.Old.AddSeconds(1));
        Assert.Equal([10, 14, 12, 13], ManyPictures.LevelsOf(Open(root)));
    }

    [Fact]
    public void A_file_of_another_length_is_read_again()
    {
        string root = ManyPictures.OldTree(s_files);
        Open(root);
        Replace(root, [.. s_other, 0], ManyPictures.Old);
        Assert.Equal([10, 14, 12, 13], ManyPictures.LevelsOf(Open(root)));
    }

    [Fact]
    public void A_file_written_just_before_it_was_read_is_read_again()
    {
        string root = ImageFolderTests.Tree(s_files);
        DateTime now = File.GetLastWriteTimeUtc(Path.Combine(root, s_files[1].Path));
        Open(root);
        Replace(root, s_other, now);
        Assert.Equal([10, 14, 12, 13], ManyPictures.LevelsOf(Open(root)));
    }

    [Fact]
    public void Files_that_come_and_go_are_seen()
    {
        string root = ManyPictures.OldTree(s_files);
        Open(root);
        File.Delete(Path.Combine(root, "00.png"));
        File.WriteAllBytes(Path.Combine(root, "9.png"), s_other);
        Assert.Equal([11, 12, 13, 14], ManyPictures.LevelsOf(Open(root)));
        Assert.Equal([11, 12, 13, 14], ManyPictures.LevelsOf(Open(root)));
    }

    [Fact]
    public void Defects_and_kinds_are_remembered_as_well()
    {
        (string, byte[])[] files =
        [
            .. s_files, ("bad.png", s_other[..20]), ("notes.txt", [1]),
            ("own.png", Saddle.Data.Pictures.PngWriter.Encode(new RasterImage(1, 1, 1, [7]))),
        ];
        string root = ManyPictures.OldTree(files);
        ImageDataset first = Open(root);
        foreach (string name in (string[])["bad.png", "notes.txt", "own.png"])
        {
            byte[] picture = new byte[new FileInfo(Path.Combine(root, name)).Length];
            s_other.AsSpan(0, Math.Min(picture.Length, s_other.Length)).CopyTo(picture);
            File.WriteAllBytes(Path.Combine(root, name), picture);
            File.SetLastWriteTimeUtc(Path.Combine(root, name), ManyPictures.Old);
        }

        ImageDataset second = Open(root);
        Assert.Equal(first.BadFiles, second.BadFiles);
        Assert.Equal(first.Remarks, second.Remarks);
        Assert.Equal(first.Hash, second.Hash);
    }

    [Fact]
    public void A_damaged_listing_is_made_anew()
    {
        string root = ManyPictures.OldTree(s_files);
        Open(root);
        string listing = Assert.Single(Directory.GetFiles(Path.Combine(_cache, "listings")));
        byte[] sound = File.ReadAllBytes(listing);
        Replace(root, s_other, ManyPictures.Old); // which a listing that is believed hides
        foreach (byte[] damaged in (byte[][])
            [
                [], [1], sound[..20], sound[..^1], [.. sound, 0], [.. sound[..60], (byte)~sound[60], .. sound[61..]],
            ])
        {
            File.WriteAllBytes(listing, damaged);
            Assert.Equal([10, 14, 12, 13], ManyPictures.LevelsOf(Open(root)));
            Assert.Equal(sound.Length, File.ReadAllBytes(listing).Length);
        }

        File.WriteAllBytes(listing, sound);
        Assert.Throws<DataException>(() => ManyPictures.LevelsOf(Open(root)));
    }

    [Fact]
    public void Entries_of_an_archive_are_believed_while_the_archive_is_the_same()
    {
        string archive = ZipTreeTests.Zip(s_files);
        File.SetLastWriteTimeUtc(archive, ManyPictures.Old);
        Assert.Equal([10, 11, 12, 13], ManyPictures.LevelsOf(Open(archive)));
        byte[] bytes = File.ReadAllBytes(archive);
        string other = ZipTreeTests.Zip([s_files[0], (s_files[1].Path, s_other), .. s_files[2..]]);
        File.Move(other, archive, overwrite: true);
        File.SetLastWriteTimeUtc(archive, ManyPictures.Old);
        Assert.Equal([10, 14, 12, 13], ManyPictures.LevelsOf(Open(archive))); // its checksum differs
        File.Delete(archive);
        File.WriteAllBytes(archive, bytes);
        Assert.Equal([10, 11, 12, 13], ManyPictures.LevelsOf(Open(archive)));
    }

    [Fact]
    public void Small_folders_leave_nothing_in_the_cache()
    {
        ImageFolder.Read(ManyPictures.OldTree(s_files), new DatasetOptions { Cache = _cache });
        Assert.Empty(Directory.GetFileSystemEntries(_cache));
    }

    [Fact]
    public void A_cache_that_cannot_be_written_hinders_nobody()
    {
        string root = ManyPictures.OldTree(s_files);
        string file = Path.Combine(_cache, "file");
        File.WriteAllBytes(file, []);
        Assert.Equal([10, 11, 12, 13],
            ManyPictures.LevelsOf(ImageFolder.Read(root, ManyPictures.OnDemand with { Cache = file })));
    }

    private static void Replace(string root, byte[] bytes, DateTime time)
    {
        string path = Path.Combine(root, s_files[1].Path);
        File.WriteAllBytes(path, bytes);
        File.SetLastWriteTimeUtc(path, time);
    }

    private ImageDataset Open(string root) => ImageFolder.Read(root, ManyPictures.OnDemand with { Cache = _cache });

    private sealed class NamedFile(string path) : TreeFile(path)
    {
        public override FileStamp Stamp => new(1, 2);

        public override byte[] ReadAll(long longest) => [0];

        public override byte[] Start(int count) => [0];
    }
}
