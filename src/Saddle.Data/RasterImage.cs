namespace Saddle.Data;

/// <summary>A picture of 8-bit samples in memory: rows from the top, pixels interleaved.</summary>
public sealed class RasterImage
{
    /// <summary>Wraps samples in order row, column, channel; the array is kept, not copied.</summary>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="channels">1 (grey), 3 (red, green, blue) or 4 (with opacity last, not premultiplied).</param>
    /// <param name="pixels">Exactly width × height × channels bytes.</param>
    /// <exception cref="ArgumentException">A size is out of range or the array has another length.</exception>
    public RasterImage(int width, int height, int channels, byte[] pixels)
    {
        bool sized = width > 0 && height > 0 && channels is 1 or 3 or 4;
        if (!sized || pixels.LongLength != (long)width * height * channels)
        {
            throw new ArgumentException(
                $"RasterImage: sizes and samples do not fit. Width {width}, height {height}, channels {channels} "
                + $"came with {pixels.LongLength} bytes. Pass positive sizes, 1, 3 or 4 channels and their product "
                + "in bytes.");
        }

        (Width, Height, Channels, Pixels) = (width, height, channels, pixels);
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Number of rows.</summary>
    public int Height { get; }

    /// <summary>Samples per pixel: 1 grey, 3 colour, 4 colour and opacity (255 is opaque).</summary>
    public int Channels { get; }

    /// <summary>The samples in order row, column, channel; length width × height × channels.</summary>
    public byte[] Pixels { get; }

    /// <summary>The same picture with 1 or 3 channels.</summary>
    /// <param name="channels">1 or 3.</param>
    /// <returns>This image if it has that many channels already, else a new one.</returns>
    /// <remarks>Opacity is removed by laying the picture over white. Grey is the luma of ITU-R BT.601,
    /// (299 r + 587 g + 114 b) / 1000 rounded, as in Pillow and libjpeg.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Another number of channels is asked for.</exception>
    public RasterImage WithChannels(int channels)
    {
        if (channels is not (1 or 3))
        {
            throw new ArgumentOutOfRangeException(nameof(channels), channels, "Ask for 1 or 3 channels.");
        }

        if (channels == Channels)
        {
            return this;
        }

        var result = new byte[Width * Height * channels];
        for (int pixel = 0; pixel < Width * Height; pixel++)
        {
            Convert(Pixels.AsSpan(pixel * Channels, Channels), result.AsSpan(pixel * channels, channels));
        }

        return new RasterImage(Width, Height, channels, result);
    }

    private static void Convert(ReadOnlySpan<byte> from, Span<byte> to)
    {
        int opacity = from.Length == 4 ? from[3] : 255;
        int red = OverWhite(from[0], opacity);
        int green = from.Length == 1 ? red : OverWhite(from[1], opacity);
        int blue = from.Length == 1 ? red : OverWhite(from[2], opacity);
        if (to.Length == 1)
        {
            to[0] = (byte)((299 * red + 587 * green + 114 * blue + 500) / 1000);
        }
        else
        {
            (to[0], to[1], to[2]) = ((byte)red, (byte)green, (byte)blue);
        }
    }

    private static int OverWhite(int sample, int opacity) =>
        (sample * opacity + 255 * (255 - opacity) + 127) / 255;
}
