namespace Saddle.Data;

/// <summary>Changes between pixel order [row, column, channel] and plane order [channel, row, column].</summary>
internal static class Planes
{
    /// <summary>Plane order to pixel order.</summary>
    public static byte[] Interleave(ReadOnlySpan<byte> planes, int channels)
    {
        var pixels = new byte[planes.Length];
        int size = planes.Length / channels;
        for (int channel = 0; channel < channels; channel++)
        {
            for (int i = 0; i < size; i++)
            {
                pixels[i * channels + channel] = planes[channel * size + i];
            }
        }

        return pixels;
    }

    /// <summary>Pixel order to plane order.</summary>
    public static void Separate(ReadOnlySpan<byte> pixels, int channels, Span<byte> planes)
    {
        int size = pixels.Length / channels;
        for (int channel = 0; channel < channels; channel++)
        {
            for (int i = 0; i < size; i++)
            {
                planes[channel * size + i] = pixels[i * channels + channel];
            }
        }
    }
}
