namespace Saddle.Data;

/// <summary>Training samples in batches, each a pure function of its step; so resuming needs the step number
/// only.</summary>
public interface IBatchSource
{
    /// <summary>How many different samples there are; 0 where they never repeat.</summary>
    int Count { get; }

    /// <summary>Shape of one sample: [channels, height, width] for images, [2] for points.</summary>
    int[] SampleShape { get; }

    /// <summary>Number of classes; 0 where none are known.</summary>
    int ClassCount { get; }

    /// <summary>Whether a batch takes little longer than copying its values, so that filling it ahead on another
    /// thread, which must wake up for it, would not pay.</summary>
    /// <value>false unless a source says otherwise.</value>
    bool FillsQuickly => false;

    /// <summary>Writes the batch of a step.</summary>
    /// <param name="step">0, 1, …; step s holds samples s · batch to (s + 1) · batch − 1 of the endless
    /// sequence.</param>
    /// <param name="samples">batch × sample length values; its length decides the batch.</param>
    /// <param name="labels">One class number per sample (0 where none are known), or empty where not wanted.</param>
    /// <exception cref="ArgumentException">The lengths do not fit the sample shape or the step is negative.</exception>
    void Fill(long step, Span<float> samples, Span<long> labels);
}
