namespace Saddle.Data;

/// <summary>Which image stands at each place of an endless sequence: a pure function of (seed, position).</summary>
internal abstract class ImageOrder
{
    /// <summary>The image of a place, and how often it was there before.</summary>
    /// <remarks>Allocates nothing; not for two threads at once. Quickest for places in order.</remarks>
    public abstract (int Image, uint Epoch) At(long position);
}
