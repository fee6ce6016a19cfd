using Saddle.Data.Idx;
using Saddle.Nn.Formats;
using Saddle.Testing;
using Xunit;

namespace Saddle.Data.Tests.Idx;

public sealed class IdxReaderTests
{
    private const string Images = "train-images-idx3-ubyte";
    private const string Labels = "train-labels-idx1-ubyte";

    [Theory]
    [InlineData("", "")]
    [InlineData(".gz", ".gz")]
    [InlineData("", ".gz")]
    [InlineData(".gz", "")]
    public void Images_and_the_labels_beside_them_are_read(string imagesSuffix, string labelsSuffix)
    {
        string folder = IdxBytes.Folder((Images + imagesSuffix, Packed(IdxBytes.Images(4), imagesSuffix)),
            (Labels + labelsSuffix, Packed(IdxBytes.Labels(4), labelsSuffix)));
        ImageDataset set = IdxReader.Read(Path.Combine(folder, Images + imagesSuffix));
        Assert.Equal((4, 1, 2, 3), (set.Count, set.Channels, set.Height, set.Width));
        Assert.Equal([6, 7, 8, 9, 0, 1], set.Image(1).ToArray());
        Assert.Equal([0, 1, 2, 3], set.Labels!);
        Assert.Equal(["0", "1", "2", "3"], set.ClassNames);
    }

    [Fact]
    public void Without_a_labels_file_the_set_is_unlabelled()
    {
        string folder = IdxBytes.Folder((Images, IdxBytes.Images(2)));
        Assert.Null(IdxReader.Read(Path.Combine(folder, Images)).Labels);
    }

    [Fact]
    public void A_truncated_file_is_refused() =>
        AssertRefused(IdxBytes.Images(4)[..^5], "the file is cut off. Dimensions 4 x 2 x 3 need 24 bytes of data, but "
            + "the file has 35 bytes. Copy or download the file again.");

    [Fact]
    public void A_truncated_header_is_refused() =>
        AssertRefused(IdxBytes.Images(4)[..9],
            "the header is cut off. It needs 16 bytes, the file has 9. Copy or download the file again.");

    [Fact]
    public void A_file_that_is_too_long_is_refused() =>
        AssertRefused([.. IdxBytes.Images(4), 0], "the file is too long. Dimensions 4 x 2 x 3 need 24 bytes of data, "
            + "but 25 follow the header. Copy or download the file again.");

    [Fact]
    public void A_truncated_gzip_is_refused()
    {
        byte[] bytes = IdxBytes.Gzip(IdxBytes.Images(4000));
        string path = Path.Combine(IdxBytes.Folder((Images, bytes[..(bytes.Length / 2)])), Images);
        string message = Assert.Throws<DataException>(() => IdxReader.Read(path)).Message;
        Assert.StartsWith($"IDX '{path}': ", message, StringComparison.Ordinal);
        Assert.EndsWith(" Copy or download the file again.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_in_place_of_images_are_refused() =>
        AssertRefused(IdxBytes.Labels(40), "wrong magic number. The file starts with 0x00000801, images start with "
            + "0x00000803. Name the images file, such as train-images-idx3-ubyte.");

    [Fact]
    public void Dimensions_that_the_file_cannot_hold_take_no_memory()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused(IdxBytes.Build(0x803, [60_000, 28, 28], 10), "the file is cut off. Dimensions 60000 x 28 x 28 "
            + "need 47040000 bytes of data, but the file has 26 bytes. Copy or download the file again.");
        AssertRefused(IdxBytes.Gzip(IdxBytes.Build(0x803, [int.MaxValue, int.MaxValue, int.MaxValue], 10)),
            $"the header announces too much. Dimensions {int.MaxValue} x {int.MaxValue} x {int.MaxValue} exceed "
            + $"{Array.MaxLength} bytes. Copy or download the file again.");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
    }

    [Fact]
    public void Labels_of_another_count_are_refused()
    {
        string folder = IdxBytes.Folder((Images, IdxBytes.Images(4)), (Labels, IdxBytes.Labels(3)));
        string images = Path.Combine(folder, Images);
        string labels = Path.Combine(folder, Labels);
        var error = Assert.Throws<DataException>(() => IdxReader.Read(images));
        Assert.Equal($"IDX '{labels}': the labels do not match the images. There are 3 labels, but '{images}' has 4 "
            + "images. Use the labels file that belongs to these images.", error.Message);
    }

    [Fact]
    public void Damaged_files_fail_only_with_a_named_defect()
    {
        var random = new Random(5);
        byte[][] sound = [IdxBytes.Images(50), IdxBytes.Gzip(IdxBytes.Images(50))];
        string path = Path.Combine(IdxBytes.Folder(), Images);
        for (int round = 0; round < 1000; round++)
        {
            byte[] bytes = [.. sound[round % 2]];
            bytes = round % 3 == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
            for (int change = random.Next(3); change >= 0 && bytes.Length > 0; change--)
            {
                bytes[random.Next(Math.Min(bytes.Length, 40))] = (byte)random.Next(256);
            }

            File.WriteAllBytes(path, bytes);
            TryRead(path);
        }
    }

    [SharedDataFact]
    public void The_original_digits_load()
    {
        ImageDataset test = IdxReader.Read(SharedData.At("mnist", "t10k-images-idx3-ubyte.gz"));
        Assert.Equal((10_000, 28, 28), (test.Count, test.Height, test.Width));
        Assert.Equal([7, 2, 1, 0, 4, 1, 4, 9, 5, 9], test.Labels!.Take(10));
        Assert.Equal("mnist", test.Name);
    }

    private static void TryRead(string path)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Assert.True(IdxReader.Read(path).Count > 0);
        }
        catch (DataException error)
        {
            Assert.Contains(path, error.Message, StringComparison.Ordinal);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
    }

    private static void AssertRefused(byte[] bytes, string message)
    {
        string path = Path.Combine(IdxBytes.Folder((Images, bytes)), Images);
        var error = Assert.Throws<DataException>(() => IdxReader.Read(path));
        Assert.Equal($"IDX '{path}': {message}", error.Message);
    }

    private static byte[] Packed(byte[] bytes, string suffix) => suffix == ".gz" ? IdxBytes.Gzip(bytes) : bytes;
}
