namespace Saddle.Data.Pictures;

/// <summary>Turns pictures upright that a camera stored as its sensor lay.</summary>
/// <remarks>Source: Exif 2.3 (JEITA CP-3451C), tag 0x0112: 1 upright, 2 mirrored, 3 turned by half, 4 upside down,
/// 5 to 8 with rows and columns exchanged.</remarks>
internal static class Orientation
{
    /// <summary>The picture as it was seen.</summary>
    /// <param name="image">As it is stored.</param>
    /// <param name="orientation">1 to 8.</param>
    public static RasterImage Upright(RasterImage image, int orientation)
    {
        (int width, int height) = orientation >= 5 ? (image.Height, image.Width) : (image.Width, image.Height);
        (int first, int right, int down) = Steps(orientation, image.Width, image.Height);
        var pixels = new byte[image.Pixels.Length];
        int to = 0;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int from = (first + x * right + y * down) * image.Channels;
                for (int channel = 0; channel < image.Channels; channel++)
                {
                    pixels[to++] = image.Pixels[from + channel];
                }
            }
        }

        return new RasterImage(width, height, image.Channels, pixels);
    }

    /// <summary>Which stored pixel is seen at the top left, and how far the next to the right and below are.</summary>
    private static (int First, int Right, int Down) Steps(int orientation, int width, int height) => orientation switch
    {
        2 => (width - 1, -1, width),
        3 => (width * height - 1, -1, -width),
        4 => (width * (height - 1), 1, -width),
        5 => (0, width, 1),
        6 => (width * (height - 1), -width, 1),
        7 => (width * height - 1, -width, -1),
        8 => (width - 1, width, -1),
        _ => (0, 1, width),
    };
}
