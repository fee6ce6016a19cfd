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

    /// <summary>Some pixel is not opaque.</summary>
    public bool IsTransparent
    {
        get
        {
            for (int i = 3; Channels == 4 && i < Pixels.Length; i += 4)
            {
                if (Pixels[i] != 255)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Some pixel that can be seen at all has samples that differ.</summary>
    /// <remarks>What programs leave in pixels of opacity 0 does not count.</remarks>
    public bool HasColour
    {
        get
        {
            for (int i = 0; Channels > 1 && i < Pixels.Length; i += Channels)
            {
                bool differ = Pixels[i] != Pixels[i + 1] || Pixels[i] != Pixels[i + 2];
                if (differ && (Channels == 3 || Pixels[i + 3] > 0))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The same picture with 1 or 3 channels.</summary>
    /// <param name="channels">1 or 3.</param>
    /// <param name="background">What lies below pixels that are not opaque; null means white.</param>
    /// <returns>This image if it has that many channels already, else a new one.</returns>
    /// <remarks>Grey is <see cref="Rgb.Luma"/>, as in Pillow and libjpeg.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Another number of channels is asked for.</exception>
    public RasterImage WithChannels(int channels, Rgb? background = null)
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
            Rgb seen = Seen(Pixels.AsSpan(pixel * Channels, Channels), background ?? Rgb.White);
            Span<byte> to = result.AsSpan(pixel * channels, channels);
            if (channels == 1)
            {
                to[0] = seen.Luma;
            }
            else
            {
                (to[0], to[1], to[2]) = (seen.Red, seen.Green, seen.Blue);
            }
        }

        return new RasterImage(Width, Height, channels, result);
    }

    private static Rgb Seen(ReadOnlySpan<byte> pixel, Rgb below) => pixel.Length switch
    {
        1 => new Rgb(pixel[0], pixel[0], pixel[0]),
        3 => new Rgb(pixel[0], pixel[1], pixel[2]),
        _ => new Rgb(
            Over(pixel[0], below.Red, pixel[3]), Over(pixel[1], below.Green, pixel[3]),
            Over(pixel[2], below.Blue, pixel[3])),
    };

    private static byte Over(int sample, int below, int opacity) =>
        (byte)((sample * opacity + below * (255 - opacity) + 127) / 255);
}
