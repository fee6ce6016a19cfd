using Saddle.Data.Tests.Folders;
using Saddle.Data.Tests.Idx;
using Saddle.Nn.Formats;
using Saddle.Testing;
using Xunit;

namespace Saddle.Data.Tests;

public sealed class DatasetCatalogueTests
{
    [Fact]
    public void Every_built_in_name_opens_and_calls_itself_so()
    {
        Assert.Equal(["digits", "ring8", "grid25", "swissroll", "moons"], DatasetCatalogue.Names);
        Assert.All(DatasetCatalogue.Names, name => Assert.Equal(name, DatasetCatalogue.Open(name).Name));
    }

    [Fact]
    public void Each_kind_of_file_and_folder_is_told_by_what_it_holds()
    {
        string idx = IdxBytes.Folder(("train-images-idx3-ubyte", IdxBytes.Images(3)),
            ("t10k-images-idx3-ubyte.gz", IdxBytes.Gzip(IdxBytes.Images(2))));
        Assert.Equal(3, Images(idx).Count);
        Assert.Equal(2, Images(idx, new DatasetOptions { Test = true }).Count);
        Assert.Equal(3, Images(Path.Combine(idx, "train-images-idx3-ubyte")).Count);
        string cifar = IdxBytes.Folder(("data_batch_1.bin", new byte[3073]));
        Assert.Equal(32, Images(cifar).Width);
        Assert.Equal(32, Images(Path.Combine(cifar, "data_batch_1.bin")).Width);
        string folder = ImageFolderTests.Tree(("a/1.png", ImageFolderTests.Png(2, 2, 1, new byte[4])));
        Assert.Equal(["a"], DatasetCatalogue.Open(folder).ClassNames);
    }

    [Fact]
    public void Options_are_applied_in_order()
    {
        var options = new DatasetOptions { Limit = 5, Colour = ColourMode.Colour, Resize = 12, Pad = 16 };
        ImageDataset set = Images("digits", options);
        Assert.Equal((5, 3, 16, 16), (set.Count, set.Channels, set.Height, set.Width));
    }

    [Theory]
    [InlineData("digts", "data: unknown data set 'digts'. It is neither built in nor a file or folder here. "
        + "The nearest name is 'digits'.")]
    [InlineData("celebrities", "data: unknown data set 'celebrities'. It is neither built in nor a file or folder "
        + "here. Known names are 'digits', 'ring8', 'grid25', 'swissroll' and 'moons'.")]
    [InlineData("/no/where", "data: '/no/where' does not exist. Looked in '/no'. Check the path.")]
    public void Unknown_names_and_paths_are_refused_with_help(string name, string message) =>
        AssertRefused(name, new DatasetOptions(), message);

    [Fact]
    public void Options_that_cannot_hold_are_refused()
    {
        AssertRefused("ring8", new DatasetOptions { Resize = 8 }, "data: 'ring8' has no images. Options for images "
            + "were given, but it is a distribution of points. Leave out resize, pad, background, limit, colour and "
            + "test.");
        AssertRefused("digits", new DatasetOptions { Pad = 7 }, "data: 'digits' cannot be padded to 7. Its images "
            + "have 8 rows and 8 columns. Choose a larger size, or resize.");
        AssertRefused("digits", new DatasetOptions { Resize = 0 }, "data: a size or limit is out of range. Resize 0, "
            + "pad none and limit none were given. Choose sizes from 1 to 4096 and a limit from 1.");
        AssertRefused("digits", new DatasetOptions { Fit = Fit.Contain }, "data: there is nothing to fit. Contain was "
            + "given, which says how images are resized, but no size. Choose a size to resize to, or leave the fit "
            + "out.");
        AssertRefused("digits", new DatasetOptions { Test = true }, "data: 'digits' has no test images. It is built "
            + "in, and has one part. Split the training images instead.");
    }

    [Fact]
    public void Batches_are_images_or_points()
    {
        Assert.Equal([1, 8, 8], DatasetCatalogue.Open("digits").Batches(seed: 1).Specs[0].Shape);
        Assert.Equal([2], DatasetCatalogue.Open("moons").Batches(seed: 1).Specs[0].Shape);
    }

    [Fact]
    public void Hashes_tell_sets_apart() =>
        Assert.Equal(5, DatasetCatalogue.Names.Select(name => DatasetCatalogue.Open(name).Hash).Distinct().Count());

    [SharedDataFact]
    public void Shared_folders_open()
    {
        ImageDataset mnist = Images(SharedData.At("mnist"), new DatasetOptions { Pad = 32, Limit = 100 });
        Assert.Equal((100, 1, 32), (mnist.Count, mnist.Channels, mnist.Width));
        Assert.Equal(10_000, Images(SharedData.At("cifar10")).Count);
    }

    [Theory]
    [InlineData("t10k-images-idx3-ubyte", "", "t10k-images-idx3-ubyte")]
    [InlineData("t10k-images-idx3-ubyte.gz", "train-images-idx3-ubyte.gz", "t10k-images-idx3-ubyte.gz")]
    [InlineData("t10k-images-idx3-ubyte.gz", "data_batch_1.bin", null)]
    [InlineData("test_batch.bin", "", "test_batch.bin")]
    [InlineData("test_batch.bin", "data_batch_1.bin", "test_batch.bin")]
    [InlineData("test_batch.bin", "others.bin", null)]
    [InlineData("others.bin", "", null)]
    public void Test_images_lie_beside_training_images(string there, string asked, string? found)
    {
        string folder = ScratchFolder.New();
        try
        {
            File.WriteAllText(Path.Combine(folder, there), "");
            string name = Path.Combine(folder, asked);
            if (asked.Length > 0)
            {
                File.WriteAllText(name, "");
            }

            string? path = DatasetCatalogue.TestImages(name);
            Assert.Equal(found, path is null ? null : Path.GetRelativePath(folder, path));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void What_is_built_in_or_missing_has_no_test_images() =>
        Assert.All(["digits", "ring8", "no/such"], name => Assert.Null(DatasetCatalogue.TestImages(name)));

    private static void AssertRefused(string name, DatasetOptions options, string message) =>
        Assert.Equal(message, Assert.Throws<DataException>(() => DatasetCatalogue.Open(name, options)).Message);

    private static ImageDataset Images(string nameOrPath, DatasetOptions? options = null) =>
        Assert.IsType<ImageDataset>(DatasetCatalogue.Open(nameOrPath, options));
}
