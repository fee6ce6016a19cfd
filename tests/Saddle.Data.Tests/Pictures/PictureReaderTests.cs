using Saddle.Data.Pictures;
using Saddle.Nn.Formats;
using SkiaSharp;
using Xunit;

namespace Saddle.Data.Tests.Pictures;

public sealed class PictureReaderTests
{
    private static readonly byte[] s_fourColours = [255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 0, 0, 0, 255];

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void Formats_are_told_by_content(SKEncodedImageFormat format)
    {
        LoadedPicture picture = PictureReader.Decode(PictureBytes.Orange(format), "no-suffix");
        Assert.Equal((9, 9, 3), (picture.Image.Width, picture.Image.Height, picture.Image.Channels));
        Assert.All(
            Enumerable.Range(0, 81 * 3),
            i => Assert.InRange(picture.Image.Pixels[i] - new[] { 255, 128, 0 }[i % 3], -3, 3));
        Assert.Equal(PictureTraits.None, picture.Traits);
    }

    [Fact]
    public void A_bitmap_is_read_from_its_last_row_up()
    {
        byte[] file = PictureBytes.Bmp(1, 2, [1, 2, 3, 0, 4, 5, 6, 0]);
        Assert.Equal([6, 5, 4, 3, 2, 1], PictureReader.Decode(file, "a.bmp").Image.Pixels);
    }

    [Fact]
    public void Of_a_GIF_the_first_picture_is_read()
    {
        RasterImage image = PictureReader.Decode(PictureBytes.Gif(), "a.gif").Image;
        Assert.Equal((2, 2), (image.Width, image.Height));
        Assert.Equal(s_fourColours.Where((_, i) => i % 4 < 3), image.WithChannels(3).Pixels);
    }

    [Fact]
    public void What_a_GIF_hides_is_laid_over_the_background()
    {
        LoadedPicture picture = PictureReader.Decode(PictureBytes.Gif(transparent: 1), "a.gif");
        Assert.Equal(PictureTraits.Transparent, picture.Traits);
        Assert.Equal([9, 8, 7], picture.Image.WithChannels(3, new Rgb(9, 8, 7)).Pixels[3..6]);
    }

    [Fact]
    public void A_cut_GIF_is_refused()
    {
        byte[] file = PictureBytes.Gif();
        for (int length = 10; length < file.Length - 1; length++)
        {
            var error = Assert.Throws<DataException>(() => PictureReader.Decode(file[..length], "a.gif"));
            Assert.Contains("the file is cut short", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void Every_prefix_of_a_file_is_refused(SKEncodedImageFormat format)
    {
        byte[] file = PictureBytes.Orange(format);
        for (int length = 0; length < file.Length; length++)
        {
            Assert.Throws<DataException>(() => PictureReader.Decode(file[..length], "prefix"));
        }
    }

    [Fact]
    public void A_bitmap_without_its_last_row_is_refused()
    {
        byte[] file = PictureBytes.Bmp(1, 2, [1, 2, 3, 0]);
        AssertRefused(file, "BMP 'a': the file is cut short. It has 58 bytes of 62. "
            + "Save the picture again or remove the file.");
    }

    [Theory]
    [InlineData("II*\0\x08\0\0\0", "a TIFF picture")]
    [InlineData("\0\0\0\u0018ftypheic", "a HEIC picture")]
    [InlineData("\0\0\0\u0018ftypavif", "an AVIF picture")]
    [InlineData("<!DOCTYPE html><html>", "an HTML page")]
    [InlineData("PK\x03\x04", "a zip archive")]
    public void Other_files_are_named_for_what_they_are(string start, string kind) =>
        AssertRefused(
            System.Text.Encoding.Latin1.GetBytes(start), "picture 'a': this is not a JPEG, PNG, WebP, GIF or BMP file. "
            + $"It is {kind}. Convert it to one of these or remove it.");

    [Fact]
    public void A_missing_file_is_named()
    {
        string folder = Path.GetFullPath(".");
        var error = Assert.Throws<DataException>(() => PictureReader.Read("no-such.png"));
        Assert.Equal($"read: file 'no-such.png' does not exist. Looked in '{folder}'. Check the path.", error.Message);
    }

    [Fact]
    public void A_folder_is_no_file()
    {
        var error = Assert.Throws<DataException>(() => PictureReader.Read(Path.GetTempPath()));
        Assert.Equal(
            $"read: '{Path.GetTempPath()}' is a folder. A file is needed here. Name a file in it.", error.Message);
    }

    private static void AssertRefused(byte[] bytes, string message) =>
        Assert.Equal(message, Assert.Throws<DataException>(() => PictureReader.Decode(bytes, "a")).Message);
}
