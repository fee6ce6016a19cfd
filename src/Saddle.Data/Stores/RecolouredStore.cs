namespace Saddle.Data.Stores;

/// <summary>Images in grey that have colour, or the other way round.</summary>
/// <param name="source">Where they are.</param>
/// <param name="pixels">Of one image.</param>
/// <param name="before">How many channels they have: 1 or 3.</param>
/// <param name="after">How many they are given: 1 or 3.</param>
internal sealed class RecolouredStore(ImageStore source, int pixels, int before, int after)
    : TransformedStore(source, checked(pixels * after), $"channels {before} {after}")
{
    /// <inheritdoc/>
    protected override void Transform(ReadOnlySpan<byte> from, Span<byte> to)
    {
        var image = new RasterImage(pixels, 1, before, Planes.Interleave(from, before));
        Planes.Separate(image.WithChannels(after).Pixels, after, to);
    }
}
