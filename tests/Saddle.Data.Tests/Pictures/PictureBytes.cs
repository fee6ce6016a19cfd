using System.Buffers.Binary;
using SkiaSharp;

namespace Saddle.Data.Tests.Pictures;

/// <summary>Small files of every format, made byte by byte where Skia writes none.</summary>
internal static class PictureBytes
{
    /// <summary>An orange square of 9 × 9 pixels.</summary>
    public static byte[] Orange(SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(9, 9, SKColorType.Rgba8888, SKAlphaType.Opaque);
        bitmap.Erase(new SKColor(255, 128, 0));
        return bitmap.Encode(format, 100).ToArray();
    }

    /// <summary>A BMP file of 24 bits; rows from the bottom.</summary>
    public static byte[] Bmp(int width, int height, byte[] rows)
    {
        byte[] bytes = [(byte)'B', (byte)'M', .. new byte[52], .. rows];
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(2), bytes.Length);
        bytes[10] = 54;
        bytes[14] = 40;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(22), height);
        bytes[26] = 1;
        bytes[28] = 24;
        return bytes;
    }

    /// <summary>A GIF file of 2 × 2 pixels with the colours red, green, blue, black; pixels are 0, 1, 2, 3.</summary>
    /// <param name="transparent">Which of the four is transparent; −1 for none.</param>
    public static byte[] Gif(int transparent = -1) =>
    [
        .. "GIF89a"u8, 2, 0, 2, 0, 0x81, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0,
        .. transparent < 0 ? [] : (byte[])[0x21, 0xF9, 4, 1, 0, 0, (byte)transparent, 0],
        0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 3, 0x44, 0x34, 0x05, 0, 0x3B,
    ];

    /// <summary>A JPEG file with an EXIF orientation put behind its first marker.</summary>
    public static byte[] WithOrientation(byte[] jpeg, byte orientation) =>
        [.. jpeg.AsSpan(0, 2), 0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. Exif(orientation), .. jpeg.AsSpan(2)];

    /// <summary>A TIFF directory of one entry, the orientation.</summary>
    public static byte[] Exif(byte orientation) =>
        [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
}
