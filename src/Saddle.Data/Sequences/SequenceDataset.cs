namespace Saddle.Data.Sequences;

/// <summary>A task on sequences as a data set; it never ends.</summary>
/// <param name="task">What draws sequences.</param>
public sealed class SequenceDataset(SequenceTask task) : Dataset
{
    /// <summary>What draws sequences.</summary>
    public SequenceTask Task { get; } = task;

    /// <inheritdoc/>
    public override string Name => Task.Name;

    /// <inheritdoc/>
    public override string Hash => DrawnData.HashOf(Task.ToString());

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; } = ClassNumbers.Names(task.ClassCount);

    /// <inheritdoc/>
    public override IBatchSource Batches(ulong seed, BatchOptions? options = null) => new SequenceStream(Task, seed);
}
