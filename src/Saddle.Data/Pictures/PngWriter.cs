using System.Runtime.InteropServices;
using Saddle.Nn.Formats;
using SkiaSharp;

namespace Saddle.Data.Pictures;

/// <summary>Writes 8-bit PNG files; the same image gives the same bytes with the same version of the program.</summary>
/// <remarks>No time stamp, profile or other text is stored.</remarks>
public static class PngWriter
{
    private const int Effort = 6;

    /// <summary>Writes a file whole or not at all; see <see cref="AtomicFile"/>.</summary>
    /// <param name="image">1, 3 or 4 channels.</param>
    /// <param name="path">Where to; an existing file is replaced.</param>
    /// <exception cref="IOException">The place cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The place must not be written.</exception>
    public static void Write(RasterImage image, string path)
    {
        byte[] bytes = Encode(image);
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    /// <summary>The bytes of the file.</summary>
    /// <param name="image">1, 3 or 4 channels.</param>
    /// <returns>A complete PNG file.</returns>
    public static byte[] Encode(RasterImage image)
    {
        SKImageInfo info = Info(image);
        byte[] samples = image.Channels == 3 ? WithOpacity(image.Pixels) : image.Pixels;
        var pinned = GCHandle.Alloc(samples, GCHandleType.Pinned);
        try
        {
            using var pixels = new SKPixmap(info, pinned.AddrOfPinnedObject());
            using SKData? file = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, Effort));
            return file?.ToArray() ?? throw new InvalidOperationException($"PNG: a picture cannot be encoded. It has "
                + $"{image.Width} x {image.Height} pixels of {image.Channels} channels. Make it smaller.");
        }
        finally
        {
            pinned.Free();
        }
    }

    private static SKImageInfo Info(RasterImage image) => new(
        image.Width, image.Height, image.Channels == 1 ? SKColorType.Gray8 : SKColorType.Rgba8888,
        image.Channels == 4 ? SKAlphaType.Unpremul : SKAlphaType.Opaque);

    private static byte[] WithOpacity(byte[] pixels)
    {
        var wide = new byte[checked(pixels.Length / 3 * 4)];
        int to = 0;
        for (int from = 0; from < pixels.Length; from += 3)
        {
            wide[to++] = pixels[from];
            wide[to++] = pixels[from + 1];
            wide[to++] = pixels[from + 2];
            wide[to++] = 255;
        }

        return wide;
    }
}
