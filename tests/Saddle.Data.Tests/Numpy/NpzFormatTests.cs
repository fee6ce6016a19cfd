using Saddle.Data.Tests.Idx;
using Saddle.Nn.Formats;
using Xunit;

namespace Saddle.Data.Tests.Numpy;

public sealed class NpzFormatTests
{
    private static readonly byte[] s_images = NpyFile.Raw("|u1", "(2, 2, 2)", [1, 2, 3, 4, 5, 6, 7, 8]);
    private static readonly byte[] s_labels = NpyFile.Array<long>("<i8", "(2, 1)", 1, 0);
    private static readonly byte[] s_test = NpyFile.Raw("|u1", "(1, 2, 2)", [9, 9, 9, 9]);

    [Theory]
    [InlineData("images", "labels")]
    [InlineData("x", "y")]
    [InlineData("X", "Y")]
    [InlineData("arr_0", "arr_1")]
    [InlineData("x_train", "y_train")]
    [InlineData("train_images", "train_labels")]
    public void Usual_names_tell_images_and_labels(string images, string labels)
    {
        ImageDataset set = Images([(images, s_images), (labels, s_labels)]);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], set.ToArray());
        Assert.Equal([1, 0], set.Labels!);
        Assert.Empty(set.Remarks);
    }

    [Fact]
    public void Parts_are_told_apart_and_what_is_not_read_is_said()
    {
        (string, byte[])[] arrays =
        [
            ("train_images", s_images), ("train_labels", s_labels), ("test_images", s_test), ("val_images", s_test),
        ];
        ImageDataset training = Images(arrays);
        Assert.Equal(2, training.Count);
        Assert.Equal(["not read: 'test_images', 'val_images'"], training.Remarks);
        ImageDataset test = Images(arrays, test: true);
        Assert.Equal([9, 9, 9, 9], test.ToArray());
        Assert.Null(test.Labels);
    }

    [Fact]
    public void The_only_array_of_images_needs_no_name()
    {
        ImageDataset set = Images(
            [("faces", s_images), ("names", NpyFile.Raw("|O", "(2,)", [0x80, 4])), ("y", s_labels)]);
        Assert.Equal([1, 0], set.Labels!);
        Assert.Equal(["not read: 'names'"], set.Remarks);
    }

    [Fact]
    public void Several_arrays_of_images_are_named() =>
        AssertRefused(NpyFile.Archive(("a", s_images), ("b", s_test)), "which images are meant is not clear. The file "
            + "holds 'a' [2, 2, 2], 'b' [1, 2, 2]. Choose one with --dataset, such as --dataset a, or name "
            + "the arrays 'images' and 'labels', 'x' and 'y', or 'train_images', 'train_labels', 'test_images' and "
            + "'test_labels'.");

    [Fact]
    public void An_array_is_chosen_by_name_with_the_labels_of_its_part_that_are_as_many()
    {
        (string, byte[])[] arrays =
        [
            ("faces", s_images), ("cars", s_test), ("labels", s_labels), ("val_images", s_test), ("val_labels",
                NpyFile.Raw("|u1", "(1,)", [7])),
        ];
        ImageDataset faces = Images(arrays, name: "faces");
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], faces.ToArray());
        Assert.Equal([1, 0], faces.Labels!);
        Assert.Equal(["not read: 'cars', 'val_images', 'val_labels'"], faces.Remarks);
        Assert.Null(Images(arrays, name: "cars").Labels);
        Assert.Equal([7], Images(arrays, name: "val_images").Labels!);
        AssertRefused(NpyFile.Archive(arrays), "there is no array 'Faces'. The file holds 'faces' [2, 2, 2], 'cars' "
            + "[1, 2, 2], 'labels' [2, 1], 'val_images' [1, 2, 2], 'val_labels' [1]. Name one of them with --dataset.",
            "Faces");
    }

    [Theory]
    [InlineData("digits", null)]
    [InlineData("x.npy", "x.npy")]
    [InlineData("x.npy", "")]
    [InlineData("train-images-idx3-ubyte", "")]
    public void A_name_that_nothing_reads_is_refused(string file, string? opened)
    {
        byte[] bytes = file == "x.npy" ? s_images : IdxBytes.Images(2);
        string path = opened is null ? file : Path.Combine(IdxBytes.Folder((file, bytes)), opened);
        string read = opened == "" && file == "x.npy" ? Path.Combine(path, file) : path;
        Assert.Equal($"data: '{read}' has no arrays to choose from. Got --dataset faces, which only HDF5 and npz files "
            + "read. Leave it out.", Assert.Throws<DataException>(
                () => DatasetCatalogue.Open(path, new DatasetOptions { ArrayName = "faces" })).Message);
    }

    [Fact]
    public void An_archive_without_images_is_refused() =>
        AssertRefused(NpyFile.Archive(("y", s_labels)), "there are no images. The file holds 'y' [2, 1]. Name the "
            + "arrays 'images' and 'labels', 'x' and 'y', or 'train_images', 'train_labels', 'test_images' and "
            + "'test_labels'.");

    [Fact]
    public void Impossible_labels_are_refused() =>
        AssertRefused(
            NpyFile.Archive(("x", s_images), ("y", NpyFile.Array("<f4", "(2,)", 0.5f, 1f))), "a label is impossible. "
            + "Number 0 of 'y' is 0.5. Write whole numbers from 0 to 65535.");

    [Fact]
    public void Sizes_that_the_archive_cannot_hold_take_no_memory()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused(NpyFile.Archive(("x", NpyFile.Raw("|u1", "(60000, 28, 28)", new byte[10]))), "the array is cut "
            + "off. 'x' has shape [60000, 28, 28] of 1 bytes each, and 10 bytes follow. Copy or write the file again.");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
    }

    [Fact]
    public void An_archive_that_is_cut_off_is_refused()
    {
        byte[] whole = NpyFile.Archive(("x", s_images), ("y", s_labels));
        AssertRefused(whole[..^30], "the archive is damaged. It is a zip archive that cannot be read to its end. Copy "
            + "or write the file again.");
    }

    private static ImageDataset Images((string, byte[])[] arrays, bool test = false, string? name = null) =>
        Assert.IsType<ImageDataset>(DatasetCatalogue.Open(
            IdxBytes.At("set.npz", NpyFile.Archive(arrays)), new DatasetOptions { Test = test, ArrayName = name }));

    private static void AssertRefused(byte[] bytes, string message, string? name = null)
    {
        string path = IdxBytes.At("set.npz", bytes);
        Assert.Equal($"npz '{path}': {message}",
            Assert.Throws<DataException>(
                () => DatasetCatalogue.Open(path, new DatasetOptions { ArrayName = name })).Message);
    }
}
