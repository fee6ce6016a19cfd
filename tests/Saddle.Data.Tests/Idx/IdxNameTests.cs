using Saddle.Nn.Formats;
using Saddle.Testing;
using Xunit;

namespace Saddle.Data.Tests.Idx;

public sealed class IdxNameTests
{
    [Theory]
    [InlineData("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte")]
    [InlineData("train-images.idx3-ubyte", "train-labels.idx1-ubyte", "t10k-images.idx3-ubyte")]
    [InlineData("train-images.idx3-ubyte.gz", "train-labels.idx1-ubyte.gz", "t10k-images.idx3-ubyte")]
    [InlineData("TRAIN-IMAGES.IDX3-UBYTE", "TRAIN-LABELS.IDX1-UBYTE", "T10K-IMAGES.IDX3-UBYTE")]
    [InlineData("train-images-idx3-ubyte", "train-labels.idx1-ubyte.GZ", "test-images-idx3-ubyte")]
    [InlineData("MNIST/raw/train-images-idx3-ubyte", "MNIST/raw/train-labels-idx1-ubyte",
        "MNIST/raw/t10k-images-idx3-ubyte.gz")]
    [InlineData("train-images-idx3-ubyte/train-images-idx3-ubyte", "train-labels-idx1-ubyte/train-labels-idx1-ubyte",
        "t10k-images-idx3-ubyte/t10k-images-idx3-ubyte")]
    [InlineData("train-images.idx3-ubyte/train-images-idx3-ubyte", "train-labels.idx1-ubyte", "t10k-images-idx3-ubyte")]
    public void A_folder_is_read_under_every_usual_name(string images, string labels, string test)
    {
        string folder = Tree((images, IdxBytes.Images(3)), (labels, IdxBytes.Labels(3)), (test, IdxBytes.Images(2)));
        var set = Images(folder);
        Assert.Equal(3, set.Count);
        Assert.Equal([0, 1, 2], set.Labels!);
        Assert.Equal(2, Images(folder, test: true).Count);
        Assert.Equal(Path.Combine(folder, test), DatasetCatalogue.TestImages(folder));
        string file = Path.Combine(folder, images);
        Assert.Equal([0, 1, 2], Images(file).Labels!);
        Assert.Equal(Path.Combine(folder, test), DatasetCatalogue.TestImages(file));
    }

    [Fact]
    public void A_set_is_called_after_the_folder_that_says_something()
    {
        string folder = Tree(("MNIST/raw/train-images-idx3-ubyte/train-images-idx3-ubyte", IdxBytes.Images(1)));
        Assert.Equal("MNIST", Images(folder).Name);
    }

    [Fact]
    public void Unpacked_files_are_taken_before_packed_ones()
    {
        string folder = Tree(("raw/train-images-idx3-ubyte", IdxBytes.Images(3)),
            ("raw/train-images-idx3-ubyte.gz", IdxBytes.Gzip(IdxBytes.Images(2))));
        Assert.Equal(3, Images(folder).Count);
    }

    [Fact]
    public void Where_only_the_test_images_are_there_they_are_named()
    {
        string folder = Tree(("t10k-images-idx3-ubyte", IdxBytes.Images(2)));
        Assert.Equal(2, Images(folder, test: true).Count);
        AssertRefused(folder, "there are no training images. Of images it holds 't10k-images-idx3-ubyte'. Name the "
            + "file that is meant, or copy the others here too.");
    }

    [Fact]
    public void Several_sets_in_a_folder_are_named()
    {
        string folder = Tree(("emnist-digits-train-images-idx3-ubyte", IdxBytes.Images(2)),
            ("emnist-letters-train-images-idx3-ubyte.gz", IdxBytes.Gzip(IdxBytes.Images(2))));
        AssertRefused(folder, "there are several sets of training images. It holds "
            + "'emnist-digits-train-images-idx3-ubyte', 'emnist-letters-train-images-idx3-ubyte.gz'. Name the file "
            + "that is meant.");
    }

    [Fact]
    public void Images_of_EMNIST_are_turned_upright_and_its_letters_start_at_1()
    {
        byte[] labels = [0, 0, 8, 1, 0, 0, 0, 2, 1, 2];
        string folder = Tree(("emnist-letters-train-images-idx3-ubyte.gz", IdxBytes.Gzip(IdxBytes.Images(2))),
            ("emnist-letters-train-labels-idx1-ubyte.gz", IdxBytes.Gzip(labels)),
            ("emnist-letters-mapping.txt", "1 65 97"u8.ToArray()),
            ("emnist-letters-test-images-idx3-ubyte.gz", IdxBytes.Gzip(IdxBytes.Images(1))));
        ImageDataset set = Images(folder);
        Assert.Equal((3, 2), (set.Height, set.Width));
        Assert.Equal([0, 3, 1, 4, 2, 5], set.Image(0).ToArray());
        Assert.Equal([1, 2], set.Labels!);
        Assert.Equal(
            [
                "EMNIST stores images with rows and columns exchanged; they were turned upright",
                "1 of 3 classes have no examples, and are never drawn or evaluated: 0",
            ],
            DatasetReport.Of(set).Remarks);
        Assert.Equal(1, Images(folder, test: true).Count);
    }

    [Fact]
    public void Labels_that_leave_gaps_are_told()
    {
        string folder = Tree(("train-images-idx3-ubyte", IdxBytes.Images(2)),
            ("train-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, 2, 0, 255]));
        Assert.Equal(
            ["254 of 256 classes have no examples, and are never drawn or evaluated: 1, 2, 3, 4, 5, …"],
            DatasetReport.Of(Images(folder)).Remarks);
    }

    [SharedDataFact]
    public void The_original_digits_are_read_under_other_names()
    {
        string folder = Tree();
        File.Copy(
            SharedData.At("mnist", "t10k-images-idx3-ubyte.gz"), Path.Combine(folder, "T10K-IMAGES.IDX3-UBYTE.GZ"));
        File.Copy(
            SharedData.At("mnist", "t10k-labels-idx1-ubyte.gz"), Path.Combine(folder, "t10k-labels.idx1-ubyte.gz"));
        ImageDataset set = Images(folder, test: true);
        Assert.Equal(10_000, set.Count);
        Assert.Equal([7, 2, 1, 0], set.Labels!.Take(4));
        Assert.Equal(60_000, Images(SharedData.At("fashion-mnist")).Count);
    }

    private static string Tree(params (string Name, byte[] Bytes)[] files)
    {
        string folder = IdxBytes.Folder();
        foreach ((string name, byte[] bytes) in files)
        {
            string path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }

        return folder;
    }

    private static ImageDataset Images(string path, bool test = false) =>
        Assert.IsType<ImageDataset>(DatasetCatalogue.Open(path, new DatasetOptions { Test = test }));

    private static void AssertRefused(string folder, string message) => Assert.Equal($"IDX '{folder}': {message}",
        Assert.Throws<DataException>(() => DatasetCatalogue.Open(folder)).Message);
}
