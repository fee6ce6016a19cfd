using System.Diagnostics;

namespace Saddle.Running;

/// <summary>How long each kernel of a program took, added up over runs.</summary>
internal sealed class KernelTimes(int kernels)
{
    private readonly long[] _ticks = new long[kernels];

    /// <summary>How often the last kernel, and so the whole program, has run.</summary>
    public long Runs { get; private set; }

    public void Add(int kernel, long ticks)
    {
        _ticks[kernel] += ticks;
        Runs += kernel == _ticks.Length - 1 ? 1 : 0;
    }

    /// <summary>Seconds of one kernel in one run, on average.</summary>
    public double Seconds(int kernel) => _ticks[kernel] / (double)Stopwatch.Frequency / Math.Max(1, Runs);
}
