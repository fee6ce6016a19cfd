namespace Saddle.Data.Stores;

/// <summary>Images in grey that have colour, or the other way round.</summary>
/// <param name="source">Where they are.</param>
/// <param name="pixels">Of one image.</param>
/// <param name="from">How many channels they have: 1 or 3.</param>
/// <param name="channels">How many they are given: 1 or 3.</param>
internal sealed class RecolouredStore(ImageStore source, int pixels, int from, int channels)
    : TransformedStore(source, checked(pixels * channels), $"channels {from} {channels}")
{
    private readonly int _from = from;
    private readonly int _to = channels;

    /// <inheritdoc/>
    protected override void Transform(ReadOnlySpan<byte> from, Span<byte> to)
    {
        var image = new RasterImage(pixels, 1, _from, Planes.Interleave(from, _from));
        Planes.Separate(image.WithChannels(_to).Pixels, _to, to);
    }
}
