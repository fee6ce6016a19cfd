using System.Collections.Concurrent;

namespace Saddle.Data.Stores;

/// <summary>Images resampled to squares.</summary>
/// <param name="source">Where they are.</param>
/// <param name="height">Their rows.</param>
/// <param name="width">Their columns.</param>
/// <param name="size">Rows and columns of the squares.</param>
/// <param name="fit">How images of other proportions are brought into them.</param>
/// <param name="background">What is seen around contained images, one sample per channel.</param>
internal sealed class ResizedStore(ImageStore source, int height, int width, int size, Fit fit, byte[] background)
    : TransformedStore(source, checked(background.Length * size * size),
        $"resize {height} {width} {size} {fit} {Convert.ToHexString(background)}")
{
    // As many as threads read at once, since a fitter serves one at a time.
    private readonly ConcurrentBag<Fitter> _fitters = [];

    /// <inheritdoc/>
    protected override void Transform(ReadOnlySpan<byte> from, Span<byte> to)
    {
        Fitter fitter = _fitters.TryTake(out Fitter? idle) ? idle : new Fitter(width, height, size, fit);
        for (int channel = 0; channel < background.Length; channel++)
        {
            fitter.Apply(
                from.Slice(channel * height * width, height * width), 1,
                to.Slice(channel * size * size, size * size), [background[channel]]);
        }

        _fitters.Add(fitter);
    }
}
