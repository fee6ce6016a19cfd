using Xunit;

namespace Saddle.Data.Tests;

public sealed class ResamplerTests
{
    // Expected are the values of Pillow 9.4.
    [Theory]
    [InlineData(3, new byte[] { 68, 111, 102, 93, 81, 156, 175, 115, 53 })]
    [InlineData(4,
        new byte[] { 34, 126, 72, 125, 101, 81, 122, 135, 121, 60, 109, 145, 189, 190, 56, 38 })]
    public void Weights_and_rounding_are_those_of_Pillow(int size, byte[] expected) =>
        Assert.Equal(expected, Resized(size));

    [Fact]
    public void Enlarging_overshoots_where_the_cubic_does() =>
        Assert.Equal([0, 21, 105, 153, 64, 46, 67, 133, 208], Resized(9)[..9]);

    private static byte[] Resized(int size)
    {
        byte[] pixels = [.. Enumerable.Range(0, 35).Select(i => (byte)(i * i * 31 + i * 17))];
        return Fitter.Apply(new RasterImage(7, 5, 1, pixels), size, Fit.Stretch, Rgb.Black).Pixels;
    }
}
