using System.Buffers.Binary;
using System.IO.Compression;
using Saddle.Data.Folders;
using Saddle.Nn.Formats;
using Saddle.Testing;
using Xunit;

namespace Saddle.Data.Tests.Folders;

public sealed class ZipTreeTests
{
    private static readonly byte[] s_grey = ImageFolderTests.Png(2, 2, 1, [1, 2, 3, 4]);

    [Fact]
    public void An_archive_is_read_like_the_folder_it_was_made_of()
    {
        string archive = Zip(("cat/1.png", s_grey), ("dog/2.png", s_grey), ("__MACOSX/._1.png", s_grey));
        var set = (ImageDataset)DatasetCatalogue.Open(archive);
        Assert.Equal(("pets", 2), (set.Name, set.Count));
        Assert.Equal(["cat", "dog"], set.ClassNames);
        Assert.Single(Directory.GetParent(archive)!.GetFileSystemInfos()); // nothing was unpacked
    }

    [Fact]
    public void One_folder_around_all_is_not_a_class()
    {
        Assert.Null(ImageFolder.Read(Zip(("pets/1.png", s_grey), ("pets/2.png", s_grey))).Labels);
        Assert.Equal(["cat", "dog"],
            ImageFolder.Read(Zip(("pets/cat/1.png", s_grey), ("pets/dog/2.png", s_grey))).ClassNames);
    }

    [Theory]
    [InlineData("")]
    [InlineData("pets/")]
    public void A_folder_in_an_archive_is_read_alone(string outer)
    {
        string archive = Zip((outer + "train/cat/1.png", s_grey), (outer + "test/cat/2.png", s_grey),
            (outer + "test/dog/3.png", s_grey));
        Assert.Equal(1, ImageFolder.Read(archive).Count);
        string test = Path.Combine(archive, "test");
        Assert.Equal(test, DatasetCatalogue.TestImages(archive));
        var set = (ImageDataset)DatasetCatalogue.Open(test);
        Assert.Equal(("test", 2, 2), (set.Name, set.Count, set.ClassNames.Count));
        Assert.Equal($"zip '{archive}': it has no folder 'val'. It has 3 entries, none of them there. Check the path.",
            Refused(Path.Combine(archive, "val")));
    }

    [Theory]
    [InlineData("../out.png")]
    [InlineData("/etc/out.png")]
    [InlineData("a\\..\\..\\out.png")]
    [InlineData("C:\\out.png")]
    public void Names_that_lead_out_are_left_out_and_named(string name)
    {
        ImageDataset set = ImageFolder.Read(Zip(("1.png", s_grey), (name, s_grey)));
        Assert.Equal((1, $"1 of 2 files were left out: {name} (leads out of the archive)"), (set.Count, set.LeftOut));
    }

    [Fact]
    public void Names_with_control_characters_are_left_out_and_shown_without()
    {
        ImageDataset set = ImageFolder.Read(Zip(("1.png", s_grey), ("a\0\u001bb.png", s_grey)));
        Assert.Equal((1, "1 of 2 files were left out: a??b.png (has control characters in its name)"),
            (set.Count, set.LeftOut));
    }

    [Fact]
    public void Second_entries_of_a_name_are_named()
    {
        ImageDataset set = ImageFolder.Read(Zip(("1.png", s_grey), (".\\1.png", s_grey)));
        Assert.Equal((1, "1 of 2 files were left out: 1.png (is there twice)"), (set.Count, set.LeftOut));
    }

    [Theory]
    [InlineData(8, 1, 0, "the entry is encrypted")]                 // general purpose flags
    [InlineData(10, 99, 0, "the entry cannot be unpacked")]         // method
    [InlineData(16, 1, 2, "the entry is damaged")]                  // checksum
    [InlineData(24, 0, 1, "the entry cannot be unpacked|the entry is longer than stated|the entry is damaged")]
    [InlineData(24, 0, 60, "the entry unpacks to far more than it is|the entry is cut off")]
    public void Entries_that_cannot_be_trusted_are_named(int at, byte value, int more, string defects)
    {
        string archive = Zip(("1.png", s_grey), ("2.png", s_grey));
        byte[] bytes = File.ReadAllBytes(archive);
        int entry = LastIndexOf(bytes, "PK\x01\x02"u8);
        if (at == 24)
        {
            uint length = more == 1 ? (uint)s_grey.Length - 1 : 1u << 28;
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(entry + at), length);
        }
        else
        {
            bytes[entry + at] ^= value;
        }

        File.WriteAllBytes(archive, bytes);
        ImageDataset set = ImageFolder.Read(archive);
        Assert.Equal((1, "2.png"), (set.Count, Assert.Single(set.BadFiles).Path));
        Assert.Contains(set.BadFiles[0].Defect, defects.Split('|'));
    }

    [Fact]
    public void A_bomb_is_named_before_it_is_unpacked()
    {
        string archive = Zip(("1.png", s_grey), ("bomb.png", new byte[65 << 20]));
        ImageDataset set = ImageFolder.Read(archive);
        Assert.Equal("the entry unpacks to far more than it is", Assert.Single(set.BadFiles).Defect);
    }

    [Fact]
    public void Entries_that_state_more_than_can_be_counted_are_named()
    {
        string archive = Zip(("1.png", s_grey), ("2.png", s_grey), ("3.png", s_grey));
        byte[] bytes = Stating(Stating(File.ReadAllBytes(archive), "2.png"u8, long.MaxValue), "3.png"u8, long.MaxValue);
        File.WriteAllBytes(archive, bytes);
        ImageDataset set = ImageFolder.Read(archive);
        Assert.Equal(1, set.Count);
        Assert.Equal(
            [("2.png", "the entry is too long"), ("3.png", "the entry is too long")],
            set.BadFiles.Select(file => (file.Path, file.Defect)));
    }

    [Fact]
    public void Entries_that_lie_over_each_other_are_refused()
    {
        string archive = Zip(("1.png", s_grey), ("2.png", s_grey));
        byte[] bytes = File.ReadAllBytes(archive);
        BinaryPrimitives.WriteInt32LittleEndian(
            bytes.AsSpan(LastIndexOf(bytes, "PK\x01\x02"u8) + 20), bytes.Length);
        File.WriteAllBytes(archive, bytes);
        Assert.StartsWith($"zip '{archive}': its entries lie over each other. Together they have ", Refused(archive),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_list_of_files_is_refused()
    {
        string archive = Zip(("1.png", s_grey));
        byte[] bytes = File.ReadAllBytes(archive);
        File.WriteAllBytes(archive, bytes[..^10]);
        Assert.Equal($"zip '{archive}': the archive is damaged. Its list of files cannot be read. Copy or download it "
            + "again.", Refused(archive));
    }

    [Fact]
    public void Damaged_archives_are_refused_or_their_entries_named()
    {
        byte[] sound = File.ReadAllBytes(Zip(("a/1.png", s_grey), ("b/2.png", s_grey)));
        string archive = Path.Combine(ScratchFolder.New(), "fuzz.zip");
        var random = new Random(11);
        for (int i = 0; i < 300; i++)
        {
            byte[] bytes = [.. sound];
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                bytes[random.Next(4, bytes.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(archive, bytes);
            try
            {
                ImageFolder.Read(archive);
            }
            catch (DataException)
            {
                // The one type that bad input may throw.
            }
        }
    }

    // An entry that states a length as those beyond 4 GiB do, in a field behind its name.
    private static byte[] Stating(byte[] bytes, ReadOnlySpan<byte> name, long length)
    {
        int behind = LastIndexOf(bytes, name) + name.Length;
        int entry = behind - name.Length - 46;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(entry + 24), uint.MaxValue);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(entry + 30), 12);
        bytes[LastIndexOf(bytes, "PK\x05\x06"u8) + 12] += 12;
        return [.. bytes.AsSpan(0, behind), 1, 0, 8, 0, .. BitConverter.GetBytes(length), .. bytes.AsSpan(behind)];
    }

    private static int LastIndexOf(byte[] bytes, ReadOnlySpan<byte> wanted) => bytes.AsSpan().LastIndexOf(wanted);

    private static string Refused(string path) =>
        Assert.Throws<DataException>(() => ImageFolder.Read(path)).Message;

    internal static string Zip(params (string Name, byte[] Bytes)[] files)
    {
        string path = Path.Combine(ScratchFolder.New(), "pets.zip");
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach ((string name, byte[] bytes) in files)
        {
            using Stream entry = archive.CreateEntry(name).Open();
            entry.Write(bytes);
        }

        return path;
    }
}
