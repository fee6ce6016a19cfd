using PureHDF;
using Saddle.Data.Tests.Idx;
using Saddle.Nn.Formats;
using Xunit;

namespace Saddle.Data.Tests.Hdf5;

public sealed class Hdf5FormatTests
{
    private static readonly byte[,,] s_images = { { { 1, 2 }, { 3, 4 } }, { { 5, 6 }, { 7, 200 } } };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Images_and_labels_are_told_by_name(bool chunked)
    {
        ImageDataset set = Images(new H5File
        {
            ["images"] = chunked ? new H5Dataset(s_images, chunks: [1, 2, 2]) : s_images,
            ["labels"] = new long[] { 1, 0 },
        });
        Assert.Equal((2, 1, 2, 2), (set.Count, set.Channels, set.Height, set.Width));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 200], set.ToArray());
        Assert.Equal([1, 0], set.Labels!);
        Assert.Equal("set", set.Name);
    }

    [Fact]
    public void Real_numbers_in_groups_are_read_channels_last()
    {
        var file = new H5File
        {
            ["train"] = new H5Group { ["x"] = new float[1, 2, 2, 3], ["y"] = new int[] { 3 } },
            ["test"] = new H5Group { ["x"] = new float[2, 2, 2, 3], ["y"] = new int[] { 1, 2 } },
        };
        ImageDataset training = Images(file);
        Assert.Equal((1, 3, 2, 2), (training.Count, training.Channels, training.Height, training.Width));
        Assert.Equal([3], training.Labels!);
        Assert.Equal(
            ["real numbers from 0 to 0 were taken as [0, 1]", "not read: 'test/x', 'test/y'"], training.Remarks);
        Assert.Equal([1, 2], Images(file, test: true).Labels!);
    }

    [Fact]
    public void Several_arrays_of_images_are_named()
    {
        string path = At(new H5File { ["a"] = s_images, ["b"] = s_images });
        Assert.Equal($"HDF5 '{path}': which images are meant is not clear. The file holds 'a' [2, 2, 2], 'b' [2, 2, "
            + "2]. Choose one with --dataset, such as --dataset a, or name the arrays 'images' and "
            + "'labels', 'x' and 'y', or 'train_images', 'train_labels', 'test_images' and 'test_labels'.",
            Refusal(path));
    }

    [Fact]
    public void An_array_of_a_group_is_chosen_by_its_path()
    {
        string path = At(new H5File
        {
            ["a"] = s_images,
            ["b"] = new H5Group { ["faces"] = s_images, ["labels"] = new long[] { 1, 0 } },
            ["labels"] = new long[] { 5, 6 },
        });
        foreach (string name in (string[])["b/faces", "/b/faces"])
        {
            var set = (ImageDataset)DatasetCatalogue.Open(path, new DatasetOptions { ArrayName = name });
            Assert.Equal([1, 0], set.Labels!);
            Assert.Equal(["not read: 'a', 'labels'"], set.Remarks);
        }

        Dataset first = DatasetCatalogue.Open(path, new DatasetOptions { ArrayName = "a" });
        Assert.Equal([5, 6], Assert.IsType<ImageDataset>(first).Labels!);
    }

    [Fact]
    public void Texts_for_images_are_refused()
    {
        string path = At(new H5File { ["images"] = new string[1, 1, 2] { { { "a", "b" } } } });
        Assert.Contains("the elements are not numbers. 'images' holds elements of kind ", Refusal(path),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_h5py_is_read()
    {
        string folder = IdxBytes.Folder(("set.h5", ReferenceFiles.Packed));
        var set = Assert.IsType<ImageDataset>(DatasetCatalogue.Open(folder));
        Assert.Equal((2, 1, 2, 4), (set.Count, set.Channels, set.Height, set.Width));
        Assert.Equal(Enumerable.Range(0, 16).Select(i => (byte)(10 * i)), set.ToArray());
        Assert.Equal([1, 0], set.Labels!);
    }

    [Fact]
    public void Other_files_are_not_read_through_an_array()
    {
        string folder = IdxBytes.Folder(("list.h5", ReferenceFiles.ListOfFiles), ("beside.raw", new byte[5000]),
            ("link.h5", ReferenceFiles.LinkToFile));
        new H5File { ["images"] = s_images }.Write(Path.Combine(folder, "beside.h5"));
        foreach (string name in new[] { "list.h5", "link.h5" })
        {
            string path = Path.Combine(folder, name);
            string message = Refusal(path);
            Assert.True(
                message.Contains("the array lies elsewhere. The values of 'images' are in other files.",
                    StringComparison.Ordinal)
                || message.Contains("there are no images. The file holds no arrays.", StringComparison.Ordinal),
                message);
        }
    }

    [Fact]
    public void Damaged_files_are_refused_in_one_sentence()
    {
        string path = At(new H5File { ["images"] = s_images });
        byte[] bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..100]);
        Assert.Equal($"HDF5 '{path}': the file cannot be read. It is damaged, or holds what is not known here. Write "
            + "it again with plain little-endian arrays, uncompressed or with gzip.", Refusal(path));
    }

    private static string At(H5File file)
    {
        string path = Path.Combine(IdxBytes.Folder(), "set.h5");
        file.Write(path);
        return path;
    }

    private static ImageDataset Images(H5File file, bool test = false) =>
        Assert.IsType<ImageDataset>(DatasetCatalogue.Open(At(file), new DatasetOptions { Test = test }));

    private static string Refusal(string path) =>
        Assert.Throws<DataException>(() => DatasetCatalogue.Open(path)).Message;
}
