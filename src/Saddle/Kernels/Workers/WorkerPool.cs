using System.Runtime.ExceptionServices;

namespace Saddle.Kernels.Workers;

/// <summary>Fork-join over a few background threads that spin briefly for the next call, then sleep.</summary>
/// <remarks>A call costs one or two microseconds and allocates nothing. The calling thread takes part as worker 0, so
/// a pool of one thread starts none. A worker that wakes too late is not waited for. Calls of more than one
/// piece from several threads queue up, and whoever calls for a single one from several threads holds
/// <see cref="Turn"/>; a call made from inside a body runs inline on its worker.</remarks>
internal sealed class WorkerPool : IDisposable
{
    private const int IdleSpins = 2000;
    [ThreadStatic] private static WorkerPool? s_current;
    [ThreadStatic] private static int s_worker;

    private readonly Lock _callers = new();
    private readonly object _bed = new();
    private readonly Scratch[] _scratch;
    private IParallelBody? _body;
    private Exception? _failure;
    private int _count;
    private int _next;
    private int _active;
    private int _generation;
    private int _sleeping;
    private volatile bool _closed = true;
    private volatile bool _disposed;

    public WorkerPool(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Threads = threads;
        _scratch = new Scratch[threads];
        for (int worker = 0; worker < threads; worker++)
        {
            _scratch[worker] = new Scratch();
        }

        for (int worker = 1; worker < threads; worker++)
        {
            int number = worker;
            new Thread(() => Work(number)) { IsBackground = true, Name = $"Saddle worker {number}" }.Start();
        }
    }

    /// <summary>How many threads share the work, the caller included.</summary>
    public int Threads { get; }

    /// <summary>To be held by a caller whose calls leave each other something in the scratch buffers.</summary>
    public Lock Turn { get; } = new();

    /// <summary>The number this thread has inside the running body; 0 outside of any.</summary>
    public int CurrentWorker => s_current == this ? s_worker : 0;

    /// <summary>The buffers of one worker, to be used only by the body piece that runs as this worker.</summary>
    public Scratch ScratchOf(int worker) => _scratch[worker];

    /// <summary>Runs the body for every index in [0, count) and returns when all are done. The first exception a body
    /// throws is rethrown here after the other indices have run.</summary>
    public void For(int count, IParallelBody body)
    {
        if (count <= 1)
        {
            // Not worth a turn: a lone index meets no other one.
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (count == 1)
            {
                body.Run(0, CurrentWorker);
            }

            return;
        }

        if (s_current == this)
        {
            RunInline(count, body, s_worker);
            return;
        }

        lock (_callers)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (Threads == 1)
            {
                RunAsCaller(count, body);
            }
            else
            {
                Share(count, body);
            }
        }
    }

    public void Dispose()
    {
        lock (_callers)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            Interlocked.Increment(ref _generation);
            Wake();
            SpinWait spin = default;
            while (Volatile.Read(ref _active) != 0)
            {
                spin.SpinOnce(sleep1Threshold: -1);
            }

            foreach (Scratch scratch in _scratch)
            {
                scratch.Dispose();
            }
        }
    }

    private static void RunInline(int count, IParallelBody body, int worker)
    {
        Exception? failure = null;
        for (int index = 0; index < count; index++)
        {
            try
            {
                body.Run(index, worker);
            }
            catch (Exception thrown)
            {
                failure ??= thrown;
            }
        }

        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private void RunAsCaller(int count, IParallelBody body)
    {
        (WorkerPool? outer, int outerWorker) = (s_current, s_worker);
        (s_current, s_worker) = (this, 0);
        try
        {
            RunInline(count, body, 0);
        }
        finally
        {
            (s_current, s_worker) = (outer, outerWorker);
        }
    }

    // A worker first counts itself active, then looks whether the job is open; the caller first closes the job, then
    // waits for the active ones. Both steps are fenced, so nobody touches a body after For has returned.
    private void Share(int count, IParallelBody body)
    {
        (_body, _count, _failure) = (body, count, null);
        Volatile.Write(ref _next, 0);
        _closed = false;
        Interlocked.Increment(ref _generation);
        if (Volatile.Read(ref _sleeping) != 0)
        {
            Wake();
        }

        (WorkerPool? outer, int outerWorker) = (s_current, s_worker);
        Take(0);
        (s_current, s_worker) = (outer, outerWorker);
        _closed = true;
        Interlocked.MemoryBarrier();
        SpinWait spin = default;
        for (int turn = 0; Volatile.Read(ref _active) != 0; turn++)
        {
            if (turn < IdleSpins)
            {
                Thread.SpinWait(4);
            }
            else
            {
                spin.SpinOnce(sleep1Threshold: -1);
            }
        }

        _body = null;
        if (_failure is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private void Take(int worker)
    {
        (s_current, s_worker) = (this, worker);
        IParallelBody body = _body!;
        int count = _count;
        for (int index; (index = Interlocked.Increment(ref _next) - 1) < count;)
        {
            try
            {
                body.Run(index, worker);
            }
            catch (Exception thrown)
            {
                Interlocked.CompareExchange(ref _failure, thrown, null);
            }
        }
    }

    private void Work(int worker)
    {
        int seen = 0;
        while (!_disposed)
        {
            AwaitChange(seen);
            Interlocked.Increment(ref _active);
            seen = Volatile.Read(ref _generation);
            if (!_closed && !_disposed)
            {
                Take(worker);
            }

            Interlocked.Decrement(ref _active);
        }
    }

    private void AwaitChange(int seen)
    {
        for (int spin = 0; spin < IdleSpins; spin++)
        {
            if (Volatile.Read(ref _generation) != seen)
            {
                return;
            }

            Thread.SpinWait(4);
        }

        lock (_bed)
        {
            Interlocked.Increment(ref _sleeping);
            while (Volatile.Read(ref _generation) == seen)
            {
                Monitor.Wait(_bed);
            }

            Interlocked.Decrement(ref _sleeping);
        }
    }

    private void Wake()
    {
        lock (_bed)
        {
            Monitor.PulseAll(_bed);
        }
    }
}
