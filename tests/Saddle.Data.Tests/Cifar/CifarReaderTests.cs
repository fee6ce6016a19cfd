using Saddle.Data.Cifar;
using Saddle.Data.Tests.Idx;
using Saddle.Nn.Formats;
using Saddle.Testing;
using Xunit;

namespace Saddle.Data.Tests.Cifar;

public sealed class CifarReaderTests
{
    private const int Record = 3073;

    [Fact]
    public void The_files_of_a_folder_are_read_in_order_with_their_class_names()
    {
        string names = "plane\ncar\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n";
        string folder = IdxBytes.Folder(("data_batch_2.bin", Records(7)), ("data_batch_1.bin", Records(3, 9)),
            ("test_batch.bin", Records(5)), ("batches.meta.txt", System.Text.Encoding.UTF8.GetBytes(names)));
        ImageDataset training = CifarReader.Read(folder);
        Assert.Equal((3, 3, 32, 32), (training.Count, training.Channels, training.Height, training.Width));
        Assert.Equal([3, 9, 7], training.Labels!);
        Assert.Equal("truck", training.ClassNames[9]);
        Assert.Equal([5], CifarReader.Read(folder, test: true).Labels!);
    }

    [Fact]
    public void Pixels_follow_the_label_plane_by_plane()
    {
        byte[] bytes = Records(0);
        (bytes[1], bytes[1 + 1024], bytes[1 + 2048]) = (11, 22, 33);
        RasterImage picture = CifarReader.Read(At(bytes)).Picture(0);
        Assert.Equal([11, 22, 33], picture.Pixels[..3]);
    }

    [Fact]
    public void A_file_of_wrong_length_is_refused()
    {
        string path = At([.. Records(1, 2), 7, 7]);
        AssertRefused(path, "the file has the wrong length. It has 6148 bytes, 2 more than 2 whole images of 3073 "
            + "bytes. Copy the file again, or pass the binary version of CIFAR-10.");
    }

    [Fact]
    public void An_impossible_label_is_refused() =>
        AssertRefused(At(Records(1, 10)), "a label is impossible. Image 1 has label 10; there are 10 classes, 0 to 9. "
            + "Copy the file again, or pass the binary version of CIFAR-10.");

    [Fact]
    public void A_folder_without_images_is_refused()
    {
        string folder = IdxBytes.Folder();
        AssertRefused(folder, "there are no images. No file data_batch*.bin lies in this folder. "
            + "Name the folder of the binary version of CIFAR-10.");
    }

    [Fact]
    public void Damaged_files_fail_only_with_a_named_defect()
    {
        var random = new Random(3);
        string path = At([]);
        for (int round = 0; round < 300; round++)
        {
            byte[] bytes = [.. Records(1, 2, 3).AsSpan(0, round % 2 == 0 ? 3 * Record : random.Next(3 * Record))];
            if (bytes.Length > 0)
            {
                bytes[random.Next(3) * Record % bytes.Length] = (byte)random.Next(256);
            }

            File.WriteAllBytes(path, bytes);
            Exception? error = Xunit.Record.Exception(() => CifarReader.Read(path));
            Assert.True(error is null or DataException, error?.ToString());
        }
    }

    [SharedDataFact]
    public void The_subset_loads_with_200_test_images_per_class()
    {
        ImageDataset set = CifarReader.Read(SharedData.At("cifar10"), test: true);
        Assert.Equal(2000, set.Count);
        Assert.All(Enumerable.Range(0, 10), c => Assert.Equal(200, set.Labels!.Count(label => label == c)));
        Assert.Equal("airplane", set.ClassNames[0]);
    }

    private static string At(byte[] bytes) =>
        Path.Combine(IdxBytes.Folder(("data_batch_1.bin", bytes)), "data_batch_1.bin");

    private static byte[] Records(params byte[] labels)
    {
        var bytes = new byte[labels.Length * Record];
        for (int i = 0; i < labels.Length; i++)
        {
            bytes[i * Record] = labels[i];
        }

        return bytes;
    }

    private static void AssertRefused(string path, string message)
    {
        var error = Assert.Throws<DataException>(() => CifarReader.Read(path));
        Assert.Equal($"CIFAR '{path}': {message}", error.Message);
    }
}
