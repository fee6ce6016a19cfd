using Saddle.Data.Cifar;
using Saddle.Data.Tests.Cifar;
using Saddle.Data.Tests.Idx;
using Saddle.Data.Tests.Numpy;
using Saddle.Nn.Formats;
using Xunit;

namespace Saddle.Data.Tests.Folders;

public sealed class ArchivedSetsTests
{
    private static readonly DatasetOptions s_test = new() { Test = true };

    [Theory]
    [InlineData("{0}")]
    [InlineData("MNIST/raw/{0}")]
    [InlineData("archive/{0}/{0}")]
    public void Idx_files_are_found_as_in_a_folder(string layout)
    {
        (string Name, byte[] Bytes)[] files =
        [
            ("train-images-idx3-ubyte", IdxBytes.Images(3)), ("train-labels-idx1-ubyte", IdxBytes.Labels(3)),
            ("t10k-images-idx3-ubyte.gz", IdxBytes.Gzip(IdxBytes.Images(2))),
            ("t10k-labels-idx1-ubyte.gz", IdxBytes.Gzip(IdxBytes.Labels(2))),
        ];
        string archive = ZipTreeTests.Zip(
            [.. files.Select(file => (layout.Replace("{0}", file.Name, StringComparison.Ordinal), file.Bytes))]);
        ImageDataset training = Images(archive), test = Images(archive, s_test);
        Assert.Equal(("pets", 3, 2), (training.Name, training.Count, test.Count));
        Assert.Equal([0, 1, 2], training.Labels!);
        Assert.Equal([0, 1], test.Labels!);
        Assert.Equal(test.Hash, Images(DatasetCatalogue.TestImages(archive)!).Hash);
        Assert.Single(Directory.GetParent(archive)!.GetFileSystemInfos()); // nothing was unpacked
    }

    [Fact]
    public void A_file_of_an_archive_is_read_alone_with_what_lies_beside_it()
    {
        string archive = ZipTreeTests.Zip(
            ("a/train-images-idx3-ubyte", IdxBytes.Images(3)), ("a/train-labels-idx1-ubyte", IdxBytes.Labels(3)),
            ("a/t10k-images-idx3-ubyte", IdxBytes.Images(2)), ("b/x.npy", NpyFile.Raw("|u1", "(1, 2, 2)", new byte[4])),
            ("b/y.npy", NpyFile.Raw("|u1", "(1,)", [1])));
        string file = Path.Combine(archive, "a", "train-images-idx3-ubyte");
        Assert.Equal(("a", 3), (Images(file).Name, Images(file).Labels!.Length));
        Assert.Equal(Path.Combine(archive, "a/t10k-images-idx3-ubyte"), DatasetCatalogue.TestImages(file));
        Assert.Equal([1], Images(Path.Combine(archive, "b", "x.npy")).Labels!);
        Assert.Equal([1], Images(Path.Combine(archive, "b")).Labels!); // the one file of a folder
        Assert.Equal($"zip '{archive}': it has no folder 'c'. It has 5 entries, none of them there. Check the path.",
            Refusal(Path.Combine(archive, "c")));
    }

    [Fact]
    public void Cifar_files_are_found_as_in_a_folder_with_their_class_names()
    {
        string names = "plane\ncar\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n";
        string archive = ZipTreeTests.Zip(
            ("cifar-10-batches-bin/data_batch_2.bin", CifarReaderTests.Records(7)),
            ("cifar-10-batches-bin/data_batch_1.bin", CifarReaderTests.Records(3, 9)),
            ("cifar-10-batches-bin/test_batch.bin", CifarReaderTests.Records(5)),
            ("cifar-10-batches-bin/batches.meta.txt", System.Text.Encoding.UTF8.GetBytes(names)));
        Assert.Equal([3, 9, 7], Images(archive).Labels!);
        Assert.Equal("truck", Images(archive).ClassNames[9]);
        Assert.Equal([5], Images(archive, s_test).Labels!);
        Assert.Equal([5], Images(DatasetCatalogue.TestImages(archive)!).Labels!);
    }

    [Fact]
    public void What_is_wrong_with_a_file_of_an_archive_is_said_of_that_file()
    {
        string archive = ZipTreeTests.Zip(("train-images-idx3-ubyte", IdxBytes.Images(3)[..20]));
        Assert.Equal($"IDX '{Path.Combine(archive, "train-images-idx3-ubyte")}': the file is cut off. Dimensions 3 x 2 "
            + "x 3 need 18 bytes of data, but the file has 20 bytes. Copy or download the file again.",
            Refusal(archive));
        string pickles = ZipTreeTests.Zip(("cifar/data_batch_1", [0x80, 2, 0]), ("cifar/batches.meta", [0x80, 2, 0]));
        Assert.Equal($"CIFAR '{pickles}': it is the version for Python. It holds 'batches.meta' and other pickles, "
            + "which are never run here. Download the binary version (cifar-10-binary.tar.gz or "
            + "cifar-100-binary.tar.gz), unpack it and name its folder.", Refusal(pickles));
        string inner = ZipTreeTests.Zip(("x.npz", File.ReadAllBytes(archive)), ("in.h5", [1]));
        string nested = ZipTreeTests.Zip(("in.h5", File.ReadAllBytes(inner)));
        Assert.Equal($"zip '{Path.Combine(nested, "in.h5")}': it lies in another archive. Only the outer one is "
            + "read in place. Unpack that one.", Refusal(nested));
    }

    [Theory]
    [InlineData("train-images-idx3-ubyte", 2)]
    [InlineData("t10k-images-idx3-ubyte", 2)]
    [InlineData("data_batch_1.bin", 1)]
    [InlineData("test_batch.bin", 1)]
    public void A_single_file_gives_the_test_images_that_belong_to_it(string file, int count)
    {
        string folder = IdxBytes.Folder(
            ("train-images-idx3-ubyte", IdxBytes.Images(3)), ("t10k-images-idx3-ubyte", IdxBytes.Images(2)),
            ("data_batch_1.bin", CifarReaderTests.Records(3, 9)), ("test_batch.bin", CifarReaderTests.Records(5)));
        Assert.Equal(count, Images(Path.Combine(folder, file), s_test).Count);
    }

    [Fact]
    public void A_single_file_without_test_images_is_refused_where_they_are_asked_for()
    {
        string images = IdxBytes.At("train-images-idx3-ubyte", IdxBytes.Images(3));
        Assert.Equal($"IDX '{images}': there are no test images. No file named as those of this one lies with it. Name "
            + "the file of the test images.", Refusal(images, s_test));
        string records = IdxBytes.At("data_batch_1.bin", CifarReaderTests.Records(3, 9));
        Assert.Equal($"CIFAR '{records}': there are no test images. No file named as those of this one lies with it. "
            + "Name the file of the test images.", Refusal(records, s_test));
        string both = IdxBytes.At("test.bin", CifarReaderTests.Records(3, 9));
        Assert.Equal(2, Images(both, s_test with { Cifar = CifarKind.Cifar10 }).Count);
    }

    private static ImageDataset Images(string path, DatasetOptions? options = null) =>
        Assert.IsType<ImageDataset>(DatasetCatalogue.Open(path, options));

    private static string Refusal(string path, DatasetOptions? options = null) =>
        Assert.Throws<DataException>(() => DatasetCatalogue.Open(path, options)).Message;
}
