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
        string path = At([.. Records(1, 2), 7, 7, 7]);
        AssertRefused(path, "the file has the wrong length. It has 6149 bytes, 3 more than 2 whole images of 3073 "
            + "bytes. Copy the file again, or pass the binary version of CIFAR-10 or CIFAR-100.");
    }

    [Fact]
    public void An_impossible_label_is_refused() =>
        AssertRefused(At(Records(1, 10)), "a label is impossible. Image 1 has label 10; there are 10 classes, counted "
            + "from 0. Copy the file again, or pass the binary version of CIFAR-10 or CIFAR-100.");

    [Fact]
    public void A_folder_without_images_is_refused()
    {
        string folder = IdxBytes.Folder();
        AssertRefused(folder, "there are no training images. No file data_batch*.bin or train.bin lies in this folder. "
            + "Name the folder of the binary version of CIFAR-10 or CIFAR-100.");
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

    [Fact]
    public void Of_CIFAR_100_the_finer_label_is_read_and_pixels_follow_it()
    {
        byte[] bytes = [19, 99, 7, .. new byte[3071], 0, 1, .. new byte[3072]];
        string folder = IdxBytes.Folder(("train.bin", bytes), ("test.bin", [3, 4, .. new byte[3072]]));
        ImageDataset set = CifarReader.Read(folder);
        Assert.Equal([99, 1], set.Labels!);
        Assert.Equal(7, set.Image(0)[0]);
        Assert.Equal(100, set.ClassNames.Count);
        Assert.Equal([4], CifarReader.Read(folder, test: true).Labels!);
        Dataset file = DatasetCatalogue.Open(Path.Combine(folder, "train.bin"));
        Assert.Equal([99, 1], Assert.IsType<ImageDataset>(file).Labels!);
        Assert.Equal(Path.Combine(folder, "test.bin"), DatasetCatalogue.TestImages(folder));
    }

    [Theory]
    [InlineData(15, 3, CifarKind.Cifar100, 3073)]
    [InlineData(15, 120, null, 0)]
    [InlineData(5, 3, null, 0)]
    public void Where_the_length_fits_both_sets_all_labels_decide(
        byte coarse, byte fine, CifarKind? expected, int images)
    {
        // 3,073 records of CIFAR-100 are as long as 3,074 of CIFAR-10.
        var bytes = new byte[3073 * 3074];
        for (int record = 0; record < 3073; record++)
        {
            (bytes[record * 3074], bytes[record * 3074 + 1]) = (coarse, fine);
        }

        string path = At(bytes);
        if (expected is not null)
        {
            Assert.Equal(images, CifarReader.Read(path).Count);
            return;
        }

        AssertRefused(path, coarse < 10
            ? "it could be of CIFAR-10 or of CIFAR-100. Its 9446402 bytes are whole images of both, and all labels are "
                + "possible in both. Say which it is: --format cifar10 or --format cifar100."
            : "a label is impossible. Image 0 has label 15; there are 10 classes, counted from 0. Copy the file again, "
                + "or pass the binary version of CIFAR-10 or CIFAR-100.");
        if (coarse < 10)
        {
            Assert.Equal(3073, CifarReader.Read(path, kind: CifarKind.Cifar100).Count);
            Assert.Equal(3074, CifarReader.Read(path, kind: CifarKind.Cifar10).Count);
        }
    }

    [Theory]
    [InlineData("data_batch_1")]
    [InlineData("meta")]
    public void The_version_for_Python_is_named_and_not_run(string file)
    {
        string folder = IdxBytes.Folder((file, [0x80, 2, (byte)'}']));
        string message = Assert.Throws<DataException>(() => DatasetCatalogue.Open(folder)).Message;
        Assert.Equal($"CIFAR '{folder}': it is the version for Python. It holds '{file}' and other pickles, which are "
            + "never run here. Download the binary version (cifar-10-binary.tar.gz or cifar-100-binary.tar.gz), unpack "
            + "it and name its folder.", message);
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

    internal static byte[] Records(params byte[] labels)
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
