namespace Saddle.Data;

/// <summary>Lays out many images of one size as one picture, row by row.</summary>
/// <remarks>Cells are separated and framed by a margin of mid grey (2 pixels; 1 below 16-pixel images). Tiny images are
/// enlarged by whole factors without smoothing. Cells left over stay mid grey.</remarks>
public static class ImageGrid
{
    private const byte Background = 128;
    private const int SmallestComfortable = 32;
    private const long Comfortable = 1 << 28;

    /// <summary>How many images one picture takes at most.</summary>
    public const int MostCells = 65_536;

    /// <summary>A grid of images with values in [−1, 1], as generators make them.</summary>
    /// <param name="images">Samples [count, channels, height, width]; values beyond are clamped, NaN becomes 0
    /// (black).</param>
    /// <param name="channels">1 or 3.</param>
    /// <param name="height">Rows of each image.</param>
    /// <param name="width">Columns of each image.</param>
    /// <param name="columns">Images in a row; 0 takes the square root of the count, rounded up.</param>
    /// <param name="scale">Whole factor of enlargement; 0 enlarges images below 32 pixels to at least 32.</param>
    /// <exception cref="ArgumentException">There are no images, or sizes and samples do not fit together.</exception>
    public static RasterImage Of(
        ReadOnlySpan<float> images, int channels, int height, int width, int columns = 0, int scale = 0)
    {
        var bytes = new byte[images.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = ToByte(images[i]);
        }

        return Of(bytes, channels, height, width, columns, scale);
    }

    /// <summary>A grid of images with values 0 to 255.</summary>
    /// <param name="images">Samples [count, channels, height, width].</param>
    /// <param name="channels">1 or 3.</param>
    /// <param name="height">Rows of each image.</param>
    /// <param name="width">Columns of each image.</param>
    /// <param name="columns">Images in a row; 0 takes the square root of the count, rounded up.</param>
    /// <param name="scale">Whole factor of enlargement; 0 enlarges images below 32 pixels to at least 32.</param>
    /// <exception cref="ArgumentException">There are no images, or sizes and samples do not fit together.</exception>
    public static RasterImage Of(
        ReadOnlySpan<byte> images, int channels, int height, int width, int columns = 0, int scale = 0)
    {
        int size = channels * height * width;
        bool fits = channels is 1 or 3 && height > 0 && width > 0 && images.Length > 0 && images.Length % size == 0;
        if (!fits || images.Length / size > MostCells || columns < 0 || scale < 0)
        {
            throw new ArgumentException($"ImageGrid: sizes and samples do not fit. Images [{channels}, {height}, "
                + $"{width}] in {columns} columns at scale {scale} came with {images.Length} samples. Pass 1 to "
                + $"{MostCells} whole images with 1 or 3 channels, and no negative numbers.");
        }

        var layout = Layout.For(images.Length / size, height, width, columns, scale);
        if (layout.Pixels * channels > Array.MaxLength)
        {
            throw new ArgumentException($"ImageGrid: the picture would be too large. {images.Length / size} images "
                + $"[{channels}, {height}, {width}] make {layout.Pixels * channels} numbers, a picture holds "
                + $"{Array.MaxLength}. Pass fewer images.");
        }

        var pixels = new byte[(int)(layout.Pixels * channels)];
        pixels.AsSpan().Fill(Background);
        for (int i = 0; i < layout.Count; i++)
        {
            Draw(images.Slice(i * size, size), channels, height, width, layout, i, pixels);
        }

        return new RasterImage(layout.Width, layout.Height, channels, pixels);
    }

    /// <summary>As many of some images as make a picture of a comfortable size; at least one.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="channels">1 or 3.</param>
    /// <param name="height">Rows of each image.</param>
    /// <param name="width">Columns of each image.</param>
    public static int Fitting(int count, int channels, int height, int width) =>
        (int)Math.Clamp(Comfortable / ((long)channels * height * width), 1, count);

    /// <summary>How many numbers the picture of a grid has, to know before images are drawn.</summary>
    /// <param name="count">How many images, at least 1.</param>
    /// <param name="channels">1 or 3.</param>
    /// <param name="height">Rows of each image.</param>
    /// <param name="width">Columns of each image.</param>
    /// <param name="columns">Images in a row; 0 takes the square root of the count, rounded up.</param>
    /// <returns>Rows times columns times channels; a picture holds at most <see cref="Array.MaxLength"/>.</returns>
    public static long SizeOf(int count, int channels, int height, int width, int columns = 0) =>
        Layout.For(count, height, width, columns, scale: 0).Pixels * channels;

    /// <summary>The nearest level: (value + 1) · 127.5, clamped; NaN gives 0.</summary>
    internal static byte ToByte(float value) =>
        float.IsNaN(value) ? (byte)0 : (byte)Math.Clamp(MathF.Round((value + 1) * 127.5f), 0, 255);

    private static void Draw(ReadOnlySpan<byte> image, int channels, int height, int width, Layout layout, int cell,
        byte[] pixels)
    {
        int top = layout.Margin + cell / layout.Columns * (height * layout.Scale + layout.Margin);
        int left = layout.Margin + cell % layout.Columns * (width * layout.Scale + layout.Margin);
        for (int y = 0; y < height * layout.Scale; y++)
        {
            int to = ((top + y) * layout.Width + left) * channels;
            for (int x = 0; x < width * layout.Scale; x++)
            {
                for (int c = 0; c < channels; c++)
                {
                    pixels[to++] = image[(c * height + y / layout.Scale) * width + x / layout.Scale];
                }
            }
        }
    }

    private readonly record struct Layout(int Count, int Columns, int Scale, int Margin, int Height, int Width)
    {
        public long Pixels => (long)Height * Width;

        public static Layout For(int count, int height, int width, int columns, int scale)
        {
            int side = Math.Max(height, width);
            int chosen = scale > 0 ? scale : Math.Max(1, (SmallestComfortable + side - 1) / side);
            int across = Math.Min(count, columns > 0 ? columns : (int)Math.Ceiling(Math.Sqrt(count)));
            int down = (count - 1) / across + 1;
            int margin = side * chosen < 16 ? 1 : 2;
            return new Layout(count, across, chosen, margin,
                checked(down * (height * chosen + margin) + margin),
                checked(across * (width * chosen + margin) + margin));
        }
    }
}
