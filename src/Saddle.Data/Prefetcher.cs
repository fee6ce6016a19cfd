using System.Runtime.ExceptionServices;

namespace Saddle.Data;

/// <summary>Fills the coming batches on another thread while the caller works; results are those of the
/// source.</summary>
/// <remarks>Asking for another step than the next one is allowed: what was filled ahead is thrown away and filling goes
/// on from there. One caller at a time. After the first batches nothing is allocated.</remarks>
public sealed class Prefetcher : IBatchSource, IDisposable
{
    private readonly IBatchSource _source;
    private readonly Slot[] _slots;
    private readonly object _gate = new();
    private readonly Thread _worker;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenRegistration _registration;
    private long _wanted;
    private long _next;
    private long _allocated;
    private bool _stopped;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Starts filling at once.</summary>
    /// <param name="source">Where batches come from; not disposed.</param>
    /// <param name="batch">Examples per batch, at least 1.</param>
    /// <param name="firstStep">The step asked for first, at least 0.</param>
    /// <param name="ahead">Batches held ready, at least 1.</param>
    /// <param name="cancellation">Ends the waiting of the caller and the filling.</param>
    public Prefetcher(IBatchSource source, int batch, long firstStep = 0, int ahead = 2,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(firstStep);
        ArgumentOutOfRangeException.ThrowIfLessThan(ahead, 1);
        _source = source;
        _cancellation = cancellation;
        _wanted = _next = firstStep;
        _slots = [.. Enumerable.Range(0, ahead).Select(_ => new Slot(source.NewBatch(batch)))];
        _worker = new Thread(Work) { IsBackground = true, Name = "Saddle data" };
        _worker.Start();
        _registration = cancellation.Register(Stop);
    }

    /// <inheritdoc/>
    public int Count => _source.Count;

    /// <inheritdoc/>
    public IReadOnlyList<TensorSpec> Specs => _source.Specs;

    /// <inheritdoc/>
    public ClassShares Classes => _source.Classes;

    /// <inheritdoc/>
    public bool ReadsFiles => _source.ReadsFiles;

    /// <inheritdoc/>
    /// <exception cref="OperationCanceledException">The token given at construction was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The prefetcher was disposed, maybe while waiting.</exception>
    public void Fill(long step, IReadOnlyList<TensorBuffer> batch)
    {
        RequirePreparedCount(BatchBuffers.RequireFit(Specs, step, batch));
        lock (_gate)
        {
            if (step != _wanted)
            {
                Restart(step);
            }

            Slot slot = _slots[step % _slots.Length];
            while (!slot.Ready && !_stopped && _failure is null)
            {
                Monitor.Wait(_gate);
            }

            _cancellation.ThrowIfCancellationRequested();
            ObjectDisposedException.ThrowIf(_stopped, this);
            if (!slot.Ready)
            {
                _failure!.Throw();
            }

            for (int i = 0; i < batch.Count; i++)
            {
                batch[i].Load(slot.Batch[i]);
            }

            slot.Ready = false;
            _wanted = step + 1;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Managed bytes that the filling thread has allocated since its start.</summary>
    internal long AllocatedByWorker()
    {
        lock (_gate)
        {
            return _allocated;
        }
    }

    /// <summary>Stops filling and waits until the thread has ended.</summary>
    public void Dispose()
    {
        Stop();
        _registration.Dispose();
        _worker.Join();
    }

    private void RequirePreparedCount(int count)
    {
        int prepared = _slots[0].Batch[0].Shape[0];
        if (count != prepared)
        {
            throw new ArgumentException($"Prefetcher: batches of another size are prepared. {count} examples were "
                + $"asked for, the batches hold {prepared}. Pass buffers for the batch given at construction.");
        }
    }

    private void Restart(long step)
    {
        foreach (Slot slot in _slots)
        {
            slot.Ready = false;
        }

        _wanted = _next = step;
        _failure = null;
        Monitor.PulseAll(_gate);
    }

    private void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Work()
    {
        while (Claim(out long step))
        {
            Slot slot = _slots[step % _slots.Length];
            ExceptionDispatchInfo? failure = null;
            try
            {
                _source.Fill(step, slot.Batch);
            }
            catch (Exception error)
            {
                failure = ExceptionDispatchInfo.Capture(error); // rethrown to the caller that asks for this step
            }

            Publish(step, slot, failure);
        }
    }

    private bool Claim(out long step)
    {
        lock (_gate)
        {
            while (!_stopped && (_failure is not null || _slots[_next % _slots.Length].Ready))
            {
                Monitor.Wait(_gate);
            }

            step = _next;
            return !_stopped;
        }
    }

    private void Publish(long step, Slot slot, ExceptionDispatchInfo? failure)
    {
        lock (_gate)
        {
            if (step != _next)
            {
                return; // the caller jumped elsewhere meanwhile
            }

            slot.Ready = failure is null;
            _failure = failure;
            _allocated = GC.GetAllocatedBytesForCurrentThread();
            _next += failure is null ? 1 : 0;
            Monitor.PulseAll(_gate);
        }
    }

    private sealed class Slot(TensorBuffer[] batch)
    {
        public TensorBuffer[] Batch { get; } = batch;

        public bool Ready { get; set; }
    }
}
