using System.Buffers;

namespace Saddle.Data.Sequences;

/// <summary>Endless batches of sequences; example i of a step is a pure function of (seed, stream, step, i).</summary>
/// <remarks>No state, so any thread may call it; allocates nothing unless the task does.</remarks>
public sealed class SequenceStream : IBatchSource
{
    private readonly SequenceTask _task;
    private readonly ulong _seed;
    private readonly uint _stream;

    /// <summary>Batches of a task.</summary>
    /// <param name="task">What draws sequences.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="stream">Different streams give independent sequences: 0 for training, another for
    /// evaluation.</param>
    /// <exception cref="ArgumentException">The task has no steps of time, features or classes.</exception>
    public SequenceStream(SequenceTask task, ulong seed, uint stream = 0)
    {
        if (task.TimeSteps < 1 || task.Features < 1 || task.ClassCount < 1)
        {
            throw new ArgumentException($"SequenceStream: the task's sizes are too small. '{task.Name}' has "
                + $"{task.TimeSteps} steps of time, {task.Features} features and {task.ClassCount} classes. Pass a "
                + "task with at least 1 of each.");
        }

        (_task, _seed, _stream) = (task, seed, RandomStreams.Sequences + stream);
        Classes = ClassShares.Equal(task.ClassCount);
        Specs =
        [
            new([task.TimeSteps, task.Features], ElementType.Float32, "inputs"),
            new([task.TimeSteps], ElementType.Int64, "targets"),
        ];
    }

    /// <summary>0: sequences never repeat.</summary>
    public int Count => 0;

    /// <inheritdoc/>
    public IReadOnlyList<TensorSpec> Specs { get; }

    /// <inheritdoc/>
    public ClassShares Classes { get; }

    /// <inheritdoc/>
    public void Fill(long step, IReadOnlyList<TensorBuffer> batch)
    {
        int count = BatchBuffers.RequireFit(Specs, step, batch);
        Span<float> inputs = batch[0].Span<float>();
        if (batch.Count > 1)
        {
            Draw(step, count, inputs, batch[1].Span<long>());
            return;
        }

        long[] unwanted = ArrayPool<long>.Shared.Rent(checked(count * _task.TimeSteps));
        Draw(step, count, inputs, unwanted.AsSpan(0, count * _task.TimeSteps));
        ArrayPool<long>.Shared.Return(unwanted);
    }

    private void Draw(long step, int count, Span<float> inputs, Span<long> targets)
    {
        inputs.Clear();
        targets.Clear();
        (int length, int width) = (_task.TimeSteps, _task.TimeSteps * _task.Features);
        for (int i = 0; i < count; i++)
        {
            var random = new SequenceRandom(_seed, _stream, checked((uint)step), (uint)i);
            _task.Draw(random, inputs.Slice(i * width, width), targets.Slice(i * length, length));
        }
    }
}
