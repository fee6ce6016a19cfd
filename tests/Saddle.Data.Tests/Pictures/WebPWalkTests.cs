using System.Buffers.Binary;
using Saddle.Data.Pictures;
using SkiaSharp;
using Xunit;

namespace Saddle.Data.Tests.Pictures;

public sealed class WebPWalkTests
{
    private const byte HasExif = 8;

    [Theory]
    [InlineData(1, 0, PictureTraits.None)]
    [InlineData(6, 2, PictureTraits.Turned)]
    [InlineData(3, 3, PictureTraits.Turned)]
    public void The_orientation_of_an_extended_file_is_applied(byte orientation, int corner, PictureTraits traits)
    {
        using var bitmap = new SKBitmap(2, 2, SKColorType.Rgba8888, SKAlphaType.Opaque);
        SKColor[] colours = [SKColors.Red, SKColors.Lime, SKColors.Blue, SKColors.White];
        bitmap.Pixels = colours;
        using var pixels = bitmap.PeekPixels();
        byte[] simple = pixels!.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 100))!.ToArray();
        byte[] body =
        [
            .. "WEBP"u8, .. Chunk("VP8X"u8, [HasExif, 0, 0, 0, 1, 0, 0, 1, 0, 0]), .. simple.AsSpan(12),
            .. Chunk("EXIF"u8, PictureBytes.Exif(orientation)),
        ];
        LoadedPicture picture = PictureReader.Decode([.. Chunk("RIFF"u8, body)], "a.webp");
        SKColor first = colours[corner];
        Assert.Equal([first.Red, first.Green, first.Blue], picture.Image.WithChannels(3).Pixels[..3]);
        Assert.Equal(traits, picture.Traits);
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] data)
    {
        byte[] chunk = [.. name, 0, 0, 0, 0, .. data];
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), data.Length);
        return chunk;
    }
}
