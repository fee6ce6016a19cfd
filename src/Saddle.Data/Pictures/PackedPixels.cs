namespace Saddle.Data.Pictures;

/// <summary>Makes pictures of what the decoder writes: one byte a pixel for grey, else four.</summary>
internal static class PackedPixels
{
    private const int Stored = 4;
    private const int Colours = 3;

    /// <summary>A picture of 1, 3 or 4 channels.</summary>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="pixels">Grey, or red, green, blue and opacity; kept, or used again where opacity is
    /// dropped.</param>
    /// <param name="opaque">The file stores no opacity, so that there are no more than three channels.</param>
    public static RasterImage Of(int width, int height, byte[] pixels, bool opaque)
    {
        int channels = pixels.Length / (width * height);
        return channels == 1 || !opaque
            ? new RasterImage(width, height, channels, pixels)
            : new RasterImage(width, height, Colours, WithoutOpacity(pixels));
    }

    private static byte[] WithoutOpacity(byte[] pixels)
    {
        byte[] packed = PixelArrays.Rent(pixels.Length / Stored * Colours);
        int to = 0;
        for (int from = 0; from < pixels.Length; from += Stored)
        {
            packed[to++] = pixels[from];
            packed[to++] = pixels[from + 1];
            packed[to++] = pixels[from + 2];
        }

        PixelArrays.Return(pixels);
        return packed;
    }
}
