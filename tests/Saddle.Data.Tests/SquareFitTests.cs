using Xunit;

namespace Saddle.Data.Tests;

public sealed class SquareFitTests
{
    private static readonly int[] s_sides = [8, 16, 32, 64];

    [Theory]
    [InlineData(28, 32)]
    [InlineData(1, null)]
    [InlineData(4, null)]
    [InlineData(5, 8)]
    [InlineData(9, 16)]
    [InlineData(15, 16)]
    [InlineData(17, 32)]
    [InlineData(33, 64)]
    [InlineData(63, 64)]
    [InlineData(65, null)]
    public void Squares_are_padded_to_the_next_side_unless_that_is_twice_theirs(int side, int? padded)
    {
        SquareFit fit = Of(side, side)!;
        Assert.Equal(padded is not null, fit.IsPadded);
        Assert.Equal(padded ?? (side < 8 ? 8 : 64), fit.Side);
    }

    [Theory]
    [InlineData(500, 375, 64)]
    [InlineData(45, 80, 32)]
    [InlineData(80, 46, 64)]
    [InlineData(16, 17, 16)]
    [InlineData(3, 100, 8)]
    public void Others_are_resized_to_the_side_that_their_shorter_one_is_nearest_to(int height, int width, int side) =>
        Assert.Equal(new SquareFit(height, width, side, IsPadded: false), Of(height, width));

    [Fact]
    public void Of_two_sides_as_near_the_smaller_is_taken() =>
        Assert.Equal(4, SquareFit.To(ImageDatasetTests.Counting(1, 1, 9, 6), [9, 4])!.Side);

    [Fact]
    public void What_is_taken_as_it_is_needs_no_fit()
    {
        Assert.All(s_sides, side => Assert.Null(Of(side, side)));
        Assert.Null(SquareFit.To(ImageDatasetTests.Counting(1, 1, 28, 28), []));
        Assert.Equal(new SquareFit(8, 8, 32, IsPadded: false), SquareFit.To(
            ImageDatasetTests.Counting(1, 1, 8, 8), [32, 64]));
    }

    [Fact]
    public void A_fit_says_what_it_does()
    {
        Assert.Equal("images of 28 x 28 pixels are padded to 32 x 32", $"{Of(28, 28)}");
        Assert.Equal("images of 100 x 100 pixels are resized to 64 x 64", $"{Of(100, 100)}");
        Assert.Equal("images of 60 x 40 pixels are resized to 32 x 32, their middle cut out", $"{Of(60, 40)}");
    }

    private static SquareFit? Of(int height, int width) =>
        SquareFit.To(ImageDatasetTests.Counting(1, 1, height, width), s_sides);
}
