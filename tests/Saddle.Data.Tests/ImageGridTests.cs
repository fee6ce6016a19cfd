using Xunit;

namespace Saddle.Data.Tests;

public sealed class ImageGridTests
{
    [Theory]
    [InlineData(64, 3, 64, 64, 64)]
    [InlineData(64, 3, 4096, 4096, 5)]
    [InlineData(64, 3, 65_536, 65_536, 1)]
    public void As_many_images_are_shown_as_make_a_comfortable_picture(
        int count, int channels, int height, int width, int shown)
    {
        Assert.Equal(shown, ImageGrid.Fitting(count, channels, height, width));
        Assert.Equal((8 * 66 + 2) * (8 * 66 + 2) * 3, ImageGrid.SizeOf(64, 3, 64, 64));
    }

    [Fact]
    public void Cells_are_separated_and_framed_by_a_margin()
    {
        RasterImage grid = ImageGrid.Of(new byte[] { 1, 2, 3 }, 1, 1, 1, columns: 2, scale: 1);
        Assert.Equal((5, 5, 1), (grid.Width, grid.Height, grid.Channels));
        Assert.Equal(
            [128, 128, 128, 128, 128, 128, 1, 128, 2, 128, 128, 128, 128, 128, 128, 128, 3, 128, 128, 128,
                128, 128, 128, 128, 128], grid.Pixels);
    }

    [Fact]
    public void Tiny_images_are_enlarged_by_a_whole_factor()
    {
        RasterImage grid = ImageGrid.Of(new byte[4 * 64], 1, 8, 8);
        Assert.Equal((2 + 2 * (32 + 2), 2 + 2 * (32 + 2)), (grid.Width, grid.Height));
    }

    [Fact]
    public void Planes_become_interleaved_colours()
    {
        RasterImage grid = ImageGrid.Of(new byte[] { 10, 20, 30 }, 3, 1, 1, scale: 1);
        Assert.Equal([10, 20, 30], grid.Pixels.AsSpan(4 * 3, 3).ToArray());
    }

    [Theory]
    [InlineData(-1f, 0)]
    [InlineData(1f, 255)]
    [InlineData(7f, 255)]
    [InlineData(float.NegativeInfinity, 0)]
    [InlineData(float.NaN, 0)]
    public void Values_of_minus_one_to_one_become_levels(float value, byte level) =>
        Assert.Equal(level, ImageGrid.Of([value], 1, 1, 1, scale: 1).Pixels[4]);

    [Fact]
    public void Samples_that_do_not_fit_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => ImageGrid.Of(new byte[7], 1, 2, 2));
        Assert.Equal("ImageGrid: sizes and samples do not fit. Images [1, 2, 2] in 0 columns at scale 0 came with 7 "
            + "samples. Pass 1 to 65536 whole images with 1 or 3 channels, and no negative numbers.", error.Message);
    }
}
