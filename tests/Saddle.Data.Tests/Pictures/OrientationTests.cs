using Saddle.Data.Pictures;
using Saddle.Testing;
using Xunit;

namespace Saddle.Data.Tests.Pictures;

public sealed class OrientationTests
{
    // Seen is    1 2 3    Stored so that each orientation restores it.
    //            4 5 6
    [Theory]
    [InlineData(1, 3, new byte[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData(2, 3, new byte[] { 3, 2, 1, 6, 5, 4 })]
    [InlineData(3, 3, new byte[] { 6, 5, 4, 3, 2, 1 })]
    [InlineData(4, 3, new byte[] { 4, 5, 6, 1, 2, 3 })]
    [InlineData(5, 2, new byte[] { 1, 4, 2, 5, 3, 6 })]
    [InlineData(6, 2, new byte[] { 3, 6, 2, 5, 1, 4 })]
    [InlineData(7, 2, new byte[] { 6, 3, 5, 2, 4, 1 })]
    [InlineData(8, 2, new byte[] { 4, 1, 5, 2, 6, 3 })]
    public void Each_orientation_is_undone(byte orientation, int width, byte[] stored)
    {
        byte[] file = PngWriter.Encode(new RasterImage(width, 6 / width, 1, stored));
        byte[] marked = PngBytes.With(file, PngBytes.Chunk("eXIf", PictureBytes.Exif(orientation)));
        LoadedPicture upright = PictureReader.Decode(marked, "turned.png");
        Assert.Equal((3, 2), (upright.Image.Width, upright.Image.Height));
        Assert.Equal([1, 2, 3, 4, 5, 6], upright.Image.Pixels);
        Assert.Equal(orientation == 1 ? 0 : PictureTraits.Turned, upright.Traits);
        Assert.Equal(stored, PictureReader.Decode(marked, "s", new PictureOptions { AsStored = true }).Image.Pixels);
    }

    [SharedDataTheory]
    [InlineData("Portrait_1", new[] { 0, 1, 2, 3, 4, 5, 6, 7, 8 })]
    [InlineData("Landscape_1", new[] { 1, 6 })]
    public void Photographs_stand_upright_as_JPEG_and_as_PNG(string first, int[] orientations)
    {
        byte[] seen = Small(File.ReadAllBytes(Path(first)));
        foreach (int orientation in orientations)
        {
            byte[] jpeg = File.ReadAllBytes(Path(first[..^1] + orientation));
            AssertAlike(seen, Small(jpeg));
            RasterImage stored = PictureReader.Decode(jpeg, "stored", new PictureOptions { AsStored = true }).Image;
            byte[] png = PngBytes.With(
                PngWriter.Encode(stored), PngBytes.Chunk("eXIf", PictureBytes.Exif((byte)orientation)));
            AssertAlike(seen, Small(png));
        }
    }

    [Fact]
    public void An_orientation_in_a_JPEG_is_applied()
    {
        RasterImage image = PictureReader.Decode(
            PictureBytes.WithOrientation(TwoRows(), 6), "marked").Image;
        Assert.Equal((8, 16), (image.Width, image.Height));
    }

    private static byte[] TwoRows() => SkiaSharp.SKImage.FromBitmap(new SkiaSharp.SKBitmap(16, 8))
        .Encode(SkiaSharp.SKEncodedImageFormat.Jpeg, 90).ToArray();

    private static string Path(string name) => SharedData.At("images", "exif", name + ".jpg");

    private static byte[] Small(byte[] file)
    {
        RasterImage image = PictureReader.Decode(file, "photograph").Image.WithChannels(1);
        return Fitter.Apply(image, 60, Fit.Contain, Rgb.Black).Pixels;
    }

    private static void AssertAlike(byte[] expected, byte[] actual) =>
        Assert.InRange(expected.Zip(actual).Average(pair => Math.Abs(pair.First - pair.Second)), 0, 1);
}
