namespace Saddle.Data;

/// <summary>Mirrors images left to right with probability one half.</summary>
/// <param name="width">Columns of the images.</param>
/// <param name="seed">Decides which.</param>
internal sealed class Mirror(int width, ulong seed) : Augmentation
{
    /// <inheritdoc/>
    public override void Apply(Span<float> image, uint epoch, ulong index)
    {
        if (CounterRandom.Below(2, seed, RandomStreams.Mirror, epoch, index) == 0)
        {
            return;
        }

        for (int row = 0; row < image.Length; row += width)
        {
            image.Slice(row, width).Reverse();
        }
    }
}
