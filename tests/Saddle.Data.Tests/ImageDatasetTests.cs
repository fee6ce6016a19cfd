using Saddle.Nn.Formats;
using Xunit;

namespace Saddle.Data.Tests;

public sealed class ImageDatasetTests
{
    [Fact]
    public void Very_tall_images_are_resized_strip_by_strip()
    {
        byte[] column = [.. Enumerable.Range(0, 200_000).Select(row => (byte)(row / 800))];
        byte[] pixels = new ImageDataset("tall", 1, 200_000, 1, column, null, [])
            .Resize(100, Fit.Stretch).ToArray();
        for (int row = 0; row < 100; row++)
        {
            Assert.Single(pixels.AsSpan(row * 100, 100).ToArray().Distinct());
            Assert.InRange(pixels[row * 100], 2.5 * row - 1, 2.5 * row + 4);
        }
    }

    [Fact]
    public void Files_that_were_left_out_stay_known_whatever_is_done_to_the_images()
    {
        var set = new ImageDataset("s", 1, 1, 1, [1, 2, 3], null, []) { BadFiles = [new BadFile("x.png", "bad.")] };
        ImageDataset[] made =
            [set.Pad(2), set.Resize(2), set.WithChannels(3), set.Take(2), set.Split(1, seed: 0).Training];
        Assert.All(made, other => Assert.Equal(set.BadFiles, other.BadFiles));
    }

    [Fact]
    public void Sets_that_would_outgrow_memory_are_refused_before_it_is_taken()
    {
        const string Expected = "data: 'digits' becomes too large. 1797 images of [1, 4096, 4096] are 30148657152 "
            + "bytes, the limit is 2147483591. Choose a smaller size, or a limit.";
        ImageDataset digits = Digits.Load();
        Assert.Equal(Expected, Assert.Throws<DataException>(() => digits.Pad(4096)).Message);
        Assert.Equal(Expected, Assert.Throws<DataException>(() => digits.Resize(4096)).Message);
    }

    [Fact]
    public void Padding_centres_each_plane_in_the_background()
    {
        ImageDataset set = Counting(count: 2, channels: 1, height: 1, width: 2).Pad(3, new Rgb(9, 9, 9));
        Assert.Equal((3, 3), (set.Height, set.Width));
        Assert.Equal([9, 9, 9, 0, 1, 9, 9, 9, 9], set.Image(0).ToArray());
        Assert.Equal([9, 9, 9, 2, 3, 9, 9, 9, 9], set.Image(1).ToArray());
    }

    [Fact]
    public void Padding_to_less_than_the_image_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Counting(1, 1, 4, 5).Pad(4));
        Assert.Equal("pad: the images are larger than the target. Images of 4 x 5 do not fit into 4 x 4. "
            + "Choose a larger size, or resize.", error.Message);
    }

    [Theory]
    [InlineData(Fit.Cover)]
    [InlineData(Fit.Contain)]
    [InlineData(Fit.Stretch)]
    public void Resizing_to_the_same_size_changes_nothing(Fit fit)
    {
        ImageDataset set = Counting(3, 3, 5, 5);
        Assert.Equal(set.ToArray(), set.Resize(5, fit).ToArray());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(13)]
    public void Resizing_keeps_flat_images_flat(int size)
    {
        var flat = new ImageDataset("flat", 1, 7, 7, [.. Enumerable.Repeat((byte)201, 49)], null, []);
        Assert.All(flat.Resize(size).ToArray(), pixel => Assert.Equal(201, pixel));
    }

    [Fact]
    public void Parts_of_a_split_are_disjoint_whole_and_decided_by_the_seed()
    {
        ImageDataset set = Counting(100, 1, 1, 1);
        (ImageDataset training, ImageDataset validation) = set.Split(30, seed: 7);
        Assert.Equal((70, 30), (training.Count, validation.Count));
        Assert.Equal(set.ToArray(), training.ToArray().Concat(validation.ToArray()).Order());
        Assert.Equal(validation.Hash, set.Split(30, seed: 7).Validation.Hash);
        Assert.NotEqual(validation.Hash, set.Split(30, seed: 8).Validation.Hash);
    }

    [Fact]
    public void Taking_keeps_the_first_images_and_their_labels()
    {
        ImageDataset taken = Counting(10, 1, 2, 2).Take(3);
        Assert.Equal([0, 1, 2], taken.Labels!);
        Assert.Equal(12, taken.ToArray().Length);
        Assert.Equal(3, taken.Take(99).Count);
    }

    [Fact]
    public void The_hash_tells_shape_pixels_and_labels_apart()
    {
        string[] hashes =
        [
            Counting(4, 1, 2, 3).Hash, Counting(4, 1, 3, 2).Hash,
            new ImageDataset("other", 1, 2, 3, new byte[24], null, []).Hash,
            new ImageDataset("other", 1, 2, 3, new byte[24], [0, 0, 0, 0], ["a"]).Hash,
        ];
        Assert.Equal(4, hashes.Distinct().Count());
        Assert.Equal(hashes[0], Counting(4, 1, 2, 3).Hash);
    }

    [Fact]
    public void Labels_that_do_not_fit_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new ImageDataset("s", 1, 1, 1, [1, 2], [0], ["a"]));
        Assert.Equal("ImageDataset: labels do not fit. 2 images came with 1 labels and 1 class names. "
            + "Pass one label per image, each naming a class.", error.Message);
    }

    internal static ImageDataset Counting(int count, int channels, int height, int width)
    {
        var pixels = new byte[count * channels * height * width];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)i;
        }

        return new ImageDataset("counting", channels, height, width, pixels, [.. Enumerable.Range(0, count)],
            ClassNumbers.Names(count));
    }
}
