namespace Saddle.Data;

/// <summary>Resizes pictures of one size to another in two passes, rows first; 8 bits between them.</summary>
/// <remarks>Reusable for any number of pictures, not from two threads at once. Weights are whole multiples of 2⁻²² and
/// sums are exact, so the result is the same on every machine, and that of Pillow's BICUBIC. Weights sum to 1 within
/// 10⁻⁵, so that flat areas keep their value.</remarks>
internal sealed class Resampler
{
    private const int Half = 1 << (ResamplingAxis.Bits - 1);
    private const int MostBetween = 1 << 24;

    private readonly ResamplingAxis _across;
    private readonly ResamplingAxis _down;
    private readonly int _height;
    private byte[] _between = [];

    public Resampler(int width, int height, int newWidth, int newHeight)
    {
        _height = height;
        _across = new ResamplingAxis(width, newWidth);
        _down = new ResamplingAxis(height, newHeight);
    }

    /// <summary>Resizes samples in order row, column, channel.</summary>
    /// <param name="source">The first sample of the part to resize, and what follows.</param>
    /// <param name="sourceStride">Samples from one row to the next.</param>
    /// <param name="channels">Samples per pixel.</param>
    /// <param name="target">The first sample to write, and what follows.</param>
    /// <param name="targetStride">Samples from one row to the next.</param>
    public void Apply(
        ReadOnlySpan<byte> source, int sourceStride, int channels, Span<byte> target, int targetStride)
    {
        // Strip by strip, since very tall pictures would need gigabytes between the passes.
        int strip = Math.Clamp(MostBetween / (_height * channels), 1, _across.Count);
        if (_between.Length < _height * strip * channels)
        {
            _between = new byte[_height * strip * channels];
        }

        for (int left = 0; left < _across.Count; left += strip)
        {
            int length = Math.Min(strip, _across.Count - left) * channels;
            for (int y = 0; y < _height; y++)
            {
                ApplyAcross(source[(y * sourceStride)..], channels, left, _between.AsSpan(y * length, length));
            }

            for (int y = 0; y < _down.Count; y++)
            {
                ApplyDown(y, target.Slice(y * targetStride + left * channels, length));
            }
        }
    }

    private void ApplyAcross(ReadOnlySpan<byte> row, int channels, int left, Span<byte> target)
    {
        for (int x = 0; x < target.Length / channels; x++)
        {
            ReadOnlySpan<int> weights = _across.Weights(left + x, out int first);
            ReadOnlySpan<byte> pixels = row[(first * channels)..];
            for (int c = 0; c < channels; c++)
            {
                int sum = Half;
                int at = c;
                foreach (int weight in weights)
                {
                    sum += weight * pixels[at];
                    at += channels;
                }

                target[x * channels + c] = ToByte(sum);
            }
        }
    }

    private void ApplyDown(int y, Span<byte> target)
    {
        ReadOnlySpan<int> weights = _down.Weights(y, out int first);
        ReadOnlySpan<byte> rows = _between.AsSpan(first * target.Length);
        for (int i = 0; i < target.Length; i++)
        {
            int sum = Half;
            int at = i;
            foreach (int weight in weights)
            {
                sum += weight * rows[at];
                at += target.Length;
            }

            target[i] = ToByte(sum);
        }
    }

    private static byte ToByte(int sum) => (byte)Math.Clamp(sum >> ResamplingAxis.Bits, 0, 255);
}
