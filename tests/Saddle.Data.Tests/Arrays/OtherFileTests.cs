using System.IO.Compression;
using System.Text;
using Saddle.Data.Tests.Folders;
using Saddle.Data.Tests.Idx;
using Saddle.Nn.Formats;
using Xunit;

namespace Saddle.Data.Tests.Arrays;

public sealed class OtherFileTests
{
    private const string Folder = "Put pictures into a folder and name the folder.";
    private const string Numpy = "Write its images and labels with numpy.savez as arrays 'images' and 'labels'.";
    private const string Again = "Open the address in a browser to see what is wrong, and download the file again.";

    [Theory]
    [InlineData("train-images-idx3-ubyte.gz", "<!DOCTYPE html><title>Not found", "an HTML page, which a server sends "
        + "in place of a file", Again)]
    [InlineData("x.npy", "\n  <HTML lang=en>", "an HTML page, which a server sends in place of a file", Again)]
    [InlineData("x.parquet", "version https://git-lfs.github.com/spec/v1\n",
        "a pointer of Git LFS, not the file itself", "Run 'git lfs pull' where it is from.")]
    [InlineData("x.mat", "MATLAB 5.0 MAT-file, Platform: GLNXA64\0\0", "a MATLAB file", Numpy)]
    [InlineData("x.mat", "MATLAB 7.3 MAT-file, Platform: GLNXA64\0\0", "a MATLAB file of version 7.3", Numpy)]
    [InlineData("data_batch_1", "\u0080\u0002}q\0", "a Python pickle, which is never run here", Numpy)]
    [InlineData("x.gif", "GIF89a\u0001\0\u0001\0\0\0\0;     ", "a single picture", Folder)]
    [InlineData("x.csv", "1,2,3\n4,5,6\n", "a table", Numpy)]
    [InlineData("x.json", "{\"a\": 1}", "a JSON file", Folder)]
    [InlineData("x.txt", "words", "a text", Folder)]
    [InlineData("x.tar.bz2", "BZh91AY&SY", "a bzip2 archive", "Unpack it and name the folder.")]
    [InlineData("x.safetensors", "\u0002\0\0\0\0\0\0\0{}", "a safetensors file, which holds a model", "Name the data "
        + "that it learned from.")]
    [InlineData("x", "", "empty", "Copy or download the file again.")]
    [InlineData("x", "\u0007\u0001\u0002", "a file of 3 bytes, of which the first are 070102", "Name an IDX, CIFAR, "
        + "npy, npz, HDF5 or Parquet file, or a folder of pictures.")]
    public void A_file_of_another_kind_is_named_for_what_it_is(string name, string bytes, string kind, string remedy) =>
        AssertRefused(name, Encoding.Latin1.GetBytes(bytes), kind, remedy);

    [Fact]
    public void A_picture_is_told_from_a_folder_of_them() =>
        AssertRefused("x.png", ImageFolderTests.Png(2, 2, 1, new byte[4]), "a single picture", Folder);

    [Fact]
    public void What_a_gzip_file_holds_is_told()
    {
        byte[] tar = [.. new byte[257], .. "ustar"u8, .. new byte[250]];
        AssertRefused("x.tar.gz", IdxBytes.Gzip(tar), "a gzip file that holds a tar archive",
            "Unpack it and name the folder.");
        AssertRefused("x.gz", IdxBytes.Gzip("<!doctype html>"u8.ToArray()),
            "a gzip file that holds an HTML page, which a server sends in place of a file", Again);
        AssertRefused("x.gz", IdxBytes.Gzip("something"u8.ToArray()), "a gzip file that holds no IDX images",
            "Unpack it and name what is in it.");
        AssertRefused("x.gz", [0x1F, 0x8B, 1], "a gzip file that cannot be unpacked, or an empty one",
            "Copy or download the file again.");
    }

    [Fact]
    public void An_archive_of_PyTorch_is_told_from_pictures()
    {
        AssertRefused("x.pt", Zip("archive/data.pkl"), "a PyTorch file, whose pickle is never run here", Numpy);
    }

    private static byte[] Zip(string name)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry(name);
        }

        return packed.ToArray();
    }

    private static void AssertRefused(string name, byte[] bytes, string kind, string remedy)
    {
        string path = IdxBytes.At(name, bytes);
        Assert.Equal($"data: '{path}' is no set of images. It is {kind}. {remedy}",
            Assert.Throws<DataException>(() => DatasetCatalogue.Open(path)).Message);
    }
}
