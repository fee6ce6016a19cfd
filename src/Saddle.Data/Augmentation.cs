namespace Saddle.Data;

/// <summary>A random change of an image, anew whenever it is shown: a pure function of (seed, epoch, image).</summary>
internal abstract class Augmentation
{
    /// <summary>Changes an image.</summary>
    /// <param name="image">Values of [channels, height, width] in [−1, 1], changed in place.</param>
    /// <param name="epoch">How often it was shown before.</param>
    /// <param name="index">Its place in the set.</param>
    /// <remarks>Allocates nothing; not for two threads at once.</remarks>
    public abstract void Apply(Span<float> image, uint epoch, ulong index);
}
