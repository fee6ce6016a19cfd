namespace Saddle.Data;

/// <summary>Brings pictures of one size into a square.</summary>
/// <remarks>Reusable for any number of pictures, not from two threads at once.</remarks>
internal sealed class Fitter
{
    private readonly int _width;
    private readonly int _size;
    private readonly (int Left, int Top, int Width, int Height) _taken;
    private readonly (int Width, int Height) _shown;
    private readonly Resampler _resampler;

    /// <summary>Prepares the way from a size into a square.</summary>
    /// <param name="width">Columns of the pictures.</param>
    /// <param name="height">Rows of the pictures.</param>
    /// <param name="size">Rows and columns of the square.</param>
    /// <param name="fit">How.</param>
    public Fitter(int width, int height, int size, Fit fit)
    {
        (_width, _size) = (width, size);
        int side = Math.Min(width, height);
        _taken = fit == Fit.Cover
            ? ((width - side) / 2, (height - side) / 2, side, side)
            : (0, 0, width, height);
        int longest = Math.Max(width, height);
        _shown = fit == Fit.Contain
            ? (Scaled(width, size, longest), Scaled(height, size, longest))
            : (size, size);
        _resampler = new Resampler(_taken.Width, _taken.Height, _shown.Width, _shown.Height);
    }

    /// <summary>Whether some of the background is seen.</summary>
    public bool HasBorder => _shown != (_size, _size);

    /// <summary>Fits samples in order row, column, channel.</summary>
    /// <param name="source">height × width × channels.</param>
    /// <param name="channels">Samples per pixel.</param>
    /// <param name="target">size × size × channels.</param>
    /// <param name="background">One sample per channel.</param>
    public void Apply(ReadOnlySpan<byte> source, int channels, Span<byte> target, ReadOnlySpan<byte> background)
    {
        for (int i = 0; HasBorder && i < target.Length; i++)
        {
            target[i] = background[i % channels];
        }

        int from = (_taken.Top * _width + _taken.Left) * channels;
        int to = ((_size - _shown.Height) / 2 * _size + (_size - _shown.Width) / 2) * channels;
        _resampler.Apply(source[from..], _width * channels, channels, target[to..], _size * channels);
    }

    /// <summary>Fits a picture of 1 or 3 channels.</summary>
    public static RasterImage Apply(RasterImage image, int size, Fit fit, Rgb background)
    {
        var fitter = new Fitter(image.Width, image.Height, size, fit);
        var pixels = new byte[checked(size * size * image.Channels)];
        fitter.Apply(image.Pixels, image.Channels, pixels, image.Channels == 1
            ? [background.Luma]
            : [background.Red, background.Green, background.Blue]);
        return new RasterImage(size, size, image.Channels, pixels);
    }

    private static int Scaled(int length, int size, int longest) =>
        (int)Math.Max(1, (2L * length * size + longest) / (2L * longest));
}
