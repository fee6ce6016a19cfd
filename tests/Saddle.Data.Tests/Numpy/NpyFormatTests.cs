using Saddle.Data.Tests.Idx;
using Saddle.Nn.Formats;
using Xunit;

namespace Saddle.Data.Tests.Numpy;

public sealed class NpyFormatTests
{
    private static readonly byte[] s_six = [1, 2, 3, 4, 5, 6];

    [Theory]
    [InlineData("(1, 3, 2)", 1, 3, 2, new byte[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData("(1, 1, 3, 2)", 1, 3, 2, new byte[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData("(1, 3, 2, 1)", 1, 3, 2, new byte[] { 1, 2, 3, 4, 5, 6 }, true)]
    [InlineData("(1, 3, 1, 2)", 3, 1, 2, new byte[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData("(1, 2, 1, 3)", 3, 2, 1, new byte[] { 1, 4, 2, 5, 3, 6 })]
    public void Lengths_of_1_and_3_tell_the_order_of_indices(
        string shape, int channels, int height, int width, byte[] expected, bool isAmbiguous = false)
    {
        string path = IdxBytes.At("x.npy", NpyFile.Raw("|u1", shape, s_six));
        if (isAmbiguous)
        {
            AssertRefused(path, "the order of the indices is not clear. 'x.npy' has shape [1, 3, 2, 1]. Its second and "
                + "its last length could both be channels. Write images of another size.");
            return;
        }

        ImageDataset set = Images(path);
        Assert.Equal((1, channels, height, width), (set.Count, set.Channels, set.Height, set.Width));
        Assert.Equal(expected, set.ToArray());
        Assert.Equal("x", set.Name);
    }

    [Theory]
    [InlineData("(6,)")]
    [InlineData("(2, 3)")]
    [InlineData("(1, 2, 3)")]
    [InlineData("(1, 2, 3, 1, 1)")]
    public void Other_shapes_are_refused(string shape)
    {
        string message = Refusal(IdxBytes.At("x.npy", NpyFile.Raw("|u1", shape, s_six)));
        Assert.Contains("the array is not one of images", message, StringComparison.Ordinal);
        Assert.EndsWith("Write [count, rows, columns], or four indices with 1 or 3 channels second or last.", message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_lie_beside()
    {
        byte[] images = NpyFile.Raw("|u1", "(2, 2, 2)", new byte[8]);
        byte[] labels = NpyFile.Array<long>("<i8", "(2,)", 2, 0);
        foreach ((string name, string beside) in new[]
            { ("images.npy", "labels.npy"), ("train_images.npy", "train_labels.npy"), ("X_test.npy", "y_test.npy"),
              ("photos.npy", "labels.npy") })
        {
            string folder = IdxBytes.Folder((name, images), (beside, labels));
            Assert.Equal([2, 0], Images(Path.Combine(folder, name)).Labels ?? []);
        }
    }

    [Fact]
    public void A_folder_with_one_array_and_its_labels_is_that_array()
    {
        string folder = IdxBytes.Folder(("photos.npy", NpyFile.Raw("|u1", "(2, 2, 2)", new byte[8])),
            ("labels.npy", NpyFile.Raw("|u1", "(2,)", [1, 0])));
        Assert.Equal([1, 0], Images(folder).Labels!);
    }

    [Fact]
    public void Labels_of_another_count_are_refused()
    {
        string folder = IdxBytes.Folder(("images.npy", NpyFile.Raw("|u1", "(2, 2, 2)", new byte[8])),
            ("labels.npy", NpyFile.Raw("|u1", "(3,)", [0, 1, 2])));
        AssertRefused(Path.Combine(folder, "images.npy"), "the labels do not match the images. There are 2 images, and "
            + "labels 'labels.npy' of shape [3]. Write one label an image.");
    }

    [Fact]
    public void Fortran_order_and_the_order_of_bytes_are_undone()
    {
        // Element [i, j, k] is 100 i + 10 j + k; in Fortran's order i is the fastest.
        byte[] data = [0, 0, 0, 100, 0, 10, 0, 110, 0, 1, 0, 101, 0, 11, 0, 111];
        byte[] bytes = NpyFile.Raw(">i2", "(2, 2, 2)", data, fortran: true, version: 2);
        Assert.Equal([0, 1, 10, 11, 100, 101, 110, 111], Images(IdxBytes.At("x.npy", bytes)).ToArray());
    }

    [Theory]
    [InlineData(0f, 1f, new byte[] { 0, 255 }, "[0, 1]")]
    [InlineData(-1f, 1f, new byte[] { 0, 255 }, "[-1, 1]")]
    [InlineData(-0.5f, 0f, new byte[] { 64, 128 }, "[-1, 1]")]
    [InlineData(0f, 254.6f, new byte[] { 0, 255 }, "[0, 255]")]
    [InlineData(0f, 256f, null, "0 to 256")]
    [InlineData(-2f, 1f, null, "-2 to 1")]
    public void The_range_of_real_numbers_tells_what_they_mean(
        float first, float second, byte[]? expected, string range)
    {
        foreach (byte[] bytes in new[]
            { NpyFile.Array("<f4", "(1, 1, 2)", first, second),
              NpyFile.Array<double>("<f8", "(1, 1, 2)", first, second) })
        {
            string path = IdxBytes.At("x.npy", bytes);
            if (expected is null)
            {
                AssertRefused(path, $"the numbers are out of range. 'x.npy' goes from {range}. Write integers from 0 "
                    + "to 255, or real numbers in [0, 1], [-1, 1] or [0, 255].");
                continue;
            }

            ImageDataset set = Images(path);
            Assert.Equal(expected, set.ToArray());
            Assert.EndsWith($"were taken as {range}", Assert.Single(set.Remarks), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Integers_are_taken_as_they_are_and_truth_values_are_black_and_white()
    {
        Assert.Equal([0, 255], Images(IdxBytes.At("x.npy", NpyFile.Array<long>("<i8", "(1, 1, 2)", 0, 255))).ToArray());
        Assert.Equal([0, 255], Images(IdxBytes.At("x.npy", NpyFile.Raw("|b1", "(1, 1, 2)", [0, 1]))).ToArray());
        ImageDataset dark = Images(IdxBytes.At("x.npy", NpyFile.Raw("|u1", "(1, 1, 2)", [0, 1])));
        Assert.Equal("no sample exceeds 1 of 255, so that all is as good as black",
            DatasetReport.Of(dark).Findings.Single(finding => finding.Subject == "range").Problem);
        AssertRefused(IdxBytes.At("x.npy", NpyFile.Array<short>("<i2", "(1, 1, 2)", -3, 7)), "the numbers are out of "
            + "range. 'x.npy' goes from -3 to 7. Write integers from 0 to 255, or real numbers in [0, 1], [-1, 1] or "
            + "[0, 255].");
    }

    [Fact]
    public void Numbers_that_are_none_are_refused() =>
        AssertRefused(IdxBytes.At("x.npy", NpyFile.Array("<f4", "(1, 1, 2)", 0, float.NaN)), "a number is not finite. "
            + "'x.npy' holds NaN. Write integers from 0 to 255, or real numbers in [0, 1], [-1, 1] or [0, 255].");

    [Fact]
    public void Python_objects_are_never_run() =>
        AssertRefused(IdxBytes.At("x.npy", NpyFile.Raw("|O", "(1, 1, 2)", [0x80, 4])), "the elements are not numbers. "
            + "The header of 'x.npy' says {'descr': '|O', 'fortran_order': False, 'shape': (1, 1, 2), }. Write an "
            + "array of integers or real numbers; Python objects (pickle), texts and records are not read.");

    [Fact]
    public void Sizes_that_the_file_cannot_hold_take_no_memory()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        byte[] cut = NpyFile.Raw("|u1", "(60000, 28, 28)", new byte[10]);
        AssertRefused(IdxBytes.At("x.npy", cut), "the array is cut off. "
            + "'x.npy' has shape [60000, 28, 28] of 1 bytes each, and 10 bytes follow. Copy or write the file again.");
        Assert.Contains("too large", Refusal(IdxBytes.At("x.npy", NpyFile.Raw("<f8", "(4000000000, 28, 28)", []))),
            StringComparison.Ordinal);
        Assert.Contains("too long", Refusal(IdxBytes.At("x.npy", NpyFile.Raw("|u1", "(1, 2, 2)", new byte[5]))),
            StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(60)]
    public void Arrays_cut_off_in_the_header_are_refused(int length) =>
        Assert.Throws<DataException>(() =>
            DatasetCatalogue.Open(IdxBytes.At("x.npy", NpyFile.Raw("|u1", "(1, 1, 2)", [0, 1])[..length])));

    private static ImageDataset Images(string path) => Assert.IsType<ImageDataset>(DatasetCatalogue.Open(path));

    private static string Refusal(string path) =>
        Assert.Throws<DataException>(() => DatasetCatalogue.Open(path)).Message;

    private static void AssertRefused(string path, string message) =>
        Assert.Equal($"npy '{path}': {message}", Refusal(path));
}
