using Saddle.Data.Pictures;
using Saddle.Testing;
using Xunit;

namespace Saddle.Data.Tests.Pictures;

public sealed class PngWriterTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(7, 5, 1)]
    [InlineData(33, 17, 3)]
    [InlineData(8, 9, 4)]
    public void What_is_written_reads_back_exactly(int width, int height, int channels)
    {
        RasterImage image = Noise(width, height, channels);
        RasterImage back = PictureReader.Decode(PngWriter.Encode(image), "memory").Image;
        Assert.Equal((width, height, channels), (back.Width, back.Height, back.Channels));
        Assert.Equal(image.Pixels, back.Pixels);
    }

    [Fact]
    public void The_same_image_gives_the_same_bytes() =>
        Assert.Equal(PngWriter.Encode(Noise(20, 20, 3)), PngWriter.Encode(Noise(20, 20, 3)));

    [Fact]
    public void Smooth_images_shrink_by_their_filters()
    {
        var ramp = new byte[64 * 64];
        for (int i = 0; i < ramp.Length; i++)
        {
            ramp[i] = (byte)(3 * (i % 64) + 5 * (i / 64));
        }

        Assert.InRange(PngWriter.Encode(new RasterImage(64, 64, 1, ramp)).Length, 60, 400);
    }

    [Fact]
    public void A_file_is_written_whole_and_replaces_the_old_one()
    {
        string path = Path.Combine(ScratchFolder.New(), "grid.png");
        PngWriter.Write(Noise(3, 3, 1), path);
        PngWriter.Write(Noise(4, 4, 3), path);
        Assert.Equal(Noise(4, 4, 3).Pixels, PictureReader.Read(path).Image.Pixels);
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void Own_files_are_told_from_others()
    {
        byte[] own = PngWriter.Encode(Noise(3, 3, 1));
        Assert.True(PngWriter.IsOwn(new MemoryStream(own)));
        Assert.False(PngWriter.IsOwn(new MemoryStream([.. own[..33], .. own[60..]])));
        Assert.False(PngWriter.IsOwn(new MemoryStream(own[..40])));
        Assert.False(PngWriter.IsOwn(new MemoryStream("hello"u8.ToArray())));
    }

    internal static RasterImage Noise(int width, int height, int channels)
    {
        var pixels = new byte[width * height * channels];
        new Random(width * 31 + height).NextBytes(pixels);
        return new RasterImage(width, height, channels, pixels);
    }
}
