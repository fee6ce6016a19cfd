namespace Saddle.Data.Examining;

/// <summary>Looks at each image of a set once, in order, and then tells what is wrong with the set.</summary>
internal abstract class Examination
{
    /// <summary>Takes note of the next image.</summary>
    /// <param name="index">Its place in the set.</param>
    /// <param name="samples">[channels, height, width].</param>
    public virtual void Look(int index, ReadOnlySpan<byte> samples)
    {
    }

    /// <summary>What was found, after all images were seen; empty where all is well.</summary>
    public abstract IEnumerable<Finding> Findings();
}
