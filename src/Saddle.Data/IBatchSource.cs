namespace Saddle.Data;

/// <summary>Training examples in batches, each a pure function of its step; so resuming needs the step number
/// only.</summary>
public interface IBatchSource
{
    /// <summary>How many different examples there are; 0 where they never repeat.</summary>
    int Count { get; }

    /// <summary>The parts of one example, without the axis of the batch: shape, element type and name.</summary>
    /// <value>At least one, the same at every call. Images: <c>images</c> [channels, height, width], values in
    /// [−1, 1]; points: <c>points</c> [2]; either followed by <c>labels</c> [], 64-bit integers, where labels are
    /// known. Sequences: <c>inputs</c> [time, features], then <c>targets</c> [time], 64-bit integers.</value>
    IReadOnlyList<TensorSpec> Specs { get; }

    /// <summary>How often labels or targets of batches name each class; none where no classes are known.</summary>
    /// <value>The law that labels follow which stand beside batches: the data's shares, or equal ones where classes are
    /// balanced.</value>
    ClassShares Classes { get; }

    /// <summary>Whether a batch takes little longer than copying its values, so that filling it ahead on another
    /// thread, which must wake up for it, would not pay.</summary>
    /// <value>false unless a source says otherwise.</value>
    bool FillsQuickly => false;

    /// <summary>Whether filling reads files, so that it may fail with a
    /// <see cref="Nn.Formats.DataException"/>.</summary>
    /// <value>false unless a source says otherwise.</value>
    bool ReadsFiles => false;

    /// <summary>Writes the batch of a step.</summary>
    /// <param name="step">0, 1, …; step s holds examples s · n to (s + 1) · n − 1 of the endless sequence.</param>
    /// <param name="batch">One buffer for each leading part, [n, ..part]; trailing ones may be left out, such as labels
    /// that are not wanted. The first buffer decides n, at least 1. Every value is written.</param>
    /// <exception cref="ArgumentException">The step is negative, there are no or too many buffers, or one has another
    /// shape or type.</exception>
    void Fill(long step, IReadOnlyList<TensorBuffer> batch);
}
