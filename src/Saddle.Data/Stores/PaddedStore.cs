namespace Saddle.Data.Stores;

/// <summary>Images centred in squares of background.</summary>
/// <param name="source">Where they are.</param>
/// <param name="height">Their rows.</param>
/// <param name="width">Their columns.</param>
/// <param name="size">Rows and columns of the squares, no less.</param>
/// <param name="background">One sample per channel.</param>
internal sealed class PaddedStore(ImageStore source, int height, int width, int size, byte[] background)
    : TransformedStore(source, checked(background.Length * size * size),
        $"pad {height} {width} {size} {Convert.ToHexString(background)}")
{
    /// <inheritdoc/>
    protected override void Transform(ReadOnlySpan<byte> from, Span<byte> to)
    {
        int top = (size - height) / 2;
        int left = (size - width) / 2;
        for (int channel = 0; channel < background.Length; channel++)
        {
            Span<byte> target = to.Slice(channel * size * size, size * size);
            target.Fill(background[channel]);
            for (int row = 0; row < height; row++)
            {
                from.Slice((channel * height + row) * width, width).CopyTo(target[((top + row) * size + left)..]);
            }
        }
    }
}
