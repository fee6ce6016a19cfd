namespace Saddle.Data;

/// <summary>Resizes pictures of one size to another in two passes, rows first; float32 between them.</summary>
/// <remarks>Reusable for any number of pictures, not from two threads at once. Weights sum to 1, so that flat areas
/// keep their value.</remarks>
internal sealed class Resampler
{
    private const int MostBetween = 1 << 24;

    private readonly Axis _across;
    private readonly Axis _down;
    private readonly int _width;
    private readonly int _height;
    private float[] _between = [];

    public Resampler(int width, int height, int newWidth, int newHeight, Resampling resampling)
    {
        (_width, _height) = (width, height);
        _across = new Axis(width, newWidth, resampling);
        _down = new Axis(height, newHeight, resampling);
    }

    /// <summary>Resizes samples in order row, column, channel.</summary>
    public void Apply(ReadOnlySpan<byte> source, int channels, Span<byte> target)
    {
        // Strip by strip, since very tall pictures would need gigabytes between the passes.
        int strip = Math.Clamp(MostBetween / (_height * channels), 1, _across.Count);
        if (_between.Length < _height * strip * channels)
        {
            _between = new float[_height * strip * channels];
        }

        for (int left = 0; left < _across.Count; left += strip)
        {
            int columns = Math.Min(strip, _across.Count - left), length = columns * channels;
            for (int y = 0; y < _height; y++)
            {
                ApplyAcross(
                    source.Slice(y * _width * channels, _width * channels), channels, left, columns, y * length);
            }

            for (int y = 0; y < _down.Count; y++)
            {
                ApplyDown(y, length, target.Slice((y * _across.Count + left) * channels, length));
            }
        }
    }

    /// <summary>Resizes a picture.</summary>
    public static RasterImage Resize(RasterImage image, int width, int height, Resampling resampling)
    {
        if (image.Width == width && image.Height == height)
        {
            return image;
        }

        var pixels = new byte[checked(width * height * image.Channels)];
        var resampler = new Resampler(image.Width, image.Height, width, height, resampling);
        resampler.Apply(image.Pixels, image.Channels, pixels);
        return new RasterImage(width, height, image.Channels, pixels);
    }

    private void ApplyAcross(ReadOnlySpan<byte> row, int channels, int left, int columns, int to)
    {
        for (int x = left; x < left + columns; x++)
        {
            ReadOnlySpan<float> weights = _across.Weights(x, out int first);
            for (int c = 0; c < channels; c++)
            {
                float sum = 0;
                for (int k = 0; k < weights.Length; k++)
                {
                    sum += weights[k] * row[(first + k) * channels + c];
                }

                _between[to++] = sum;
            }
        }
    }

    private void ApplyDown(int y, int rowLength, Span<byte> target)
    {
        ReadOnlySpan<float> weights = _down.Weights(y, out int first);
        for (int i = 0; i < rowLength; i++)
        {
            float sum = 0;
            for (int k = 0; k < weights.Length; k++)
            {
                sum += weights[k] * _between[(first + k) * rowLength + i];
            }

            target[i] = (byte)Math.Clamp(sum + 0.5f, 0, 255);
        }
    }

    /// <summary>Which old positions make each new one along one axis, and with what weights.</summary>
    private sealed class Axis
    {
        private readonly int[] _first;
        private readonly float[][] _weights;

        public Axis(int old, int count, Resampling resampling)
        {
            Count = count;
            _first = new int[count];
            _weights = new float[count][];
            double scale = (double)old / count;
            double reach = resampling == Resampling.Area ? scale / 2 : Math.Max(1, scale);
            for (int i = 0; i < count; i++)
            {
                (_first[i], _weights[i]) = WeightsAt((i + 0.5) * scale, reach, old, resampling);
            }
        }

        public int Count { get; }

        public ReadOnlySpan<float> Weights(int index, out int first)
        {
            first = _first[index];
            return _weights[index];
        }

        private static (int, float[]) WeightsAt(double centre, double reach, int old, Resampling resampling)
        {
            int first = Math.Max(0, (int)Math.Floor(centre - reach));
            int last = Math.Min(old - 1, (int)Math.Ceiling(centre + reach));
            var weights = new double[last - first + 1];
            for (int k = 0; k < weights.Length; k++)
            {
                weights[k] = resampling == Resampling.Area
                    ? Covered(first + k, centre - reach, centre + reach)
                    : Math.Max(0, 1 - Math.Abs(first + k + 0.5 - centre) / reach);
            }

            double sum = weights.Sum();
            return (first, [.. weights.Select(weight => (float)(weight / sum))]);
        }

        private static double Covered(int pixel, double from, double to) =>
            Math.Max(0, Math.Min(pixel + 1, to) - Math.Max(pixel, from));
    }
}
