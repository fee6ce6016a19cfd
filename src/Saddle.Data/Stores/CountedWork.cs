using System.Diagnostics;

namespace Saddle.Data.Stores;

/// <summary>Tells how far work is, not too often, from several threads.</summary>
/// <param name="progress">Told; null for nobody.</param>
/// <param name="work">What is done.</param>
/// <param name="total">How many in all.</param>
internal sealed class CountedWork(IProgress<DataEvent>? progress, string work, long total)
{
    private const long Interval = 200;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Lock _gate = new();
    private long _done;
    private long _told;

    /// <summary>One more is done.</summary>
    public void Count()
    {
        long done = Interlocked.Increment(ref _done);
        if (progress is null || (done < total && _clock.ElapsedMilliseconds - Volatile.Read(ref _told) < Interval)
            || !_gate.TryEnter())
        {
            return;
        }

        try
        {
            _told = _clock.ElapsedMilliseconds;
            progress.Report(new DataProgress(work, Volatile.Read(ref _done), total));
        }
        finally
        {
            _gate.Exit();
        }
    }
}
