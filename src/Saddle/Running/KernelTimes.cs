using System.Diagnostics;

namespace Saddle.Running;

/// <summary>How long each kernel of a program took, added up over runs.</summary>
internal sealed class KernelTimes(int kernels)
{
    private readonly long[] _ticks = new long[kernels];
    private readonly long[] _present = new long[kernels];

    /// <summary>How often the last kernel, and so the whole program, has run.</summary>
    public long Runs { get; private set; }

    /// <summary>Notes a kernel of the present run, which counts once its last kernel has run.</summary>
    public void Add(int kernel, long ticks)
    {
        _present[kernel] = ticks;
        if (kernel < _ticks.Length - 1)
        {
            return;
        }

        Runs++;
        for (int i = 0; i < _ticks.Length; i++)
        {
            _ticks[i] += _present[i];
        }
    }

    /// <summary>Seconds of one kernel in one run, on average.</summary>
    public double Seconds(int kernel) => _ticks[kernel] / (double)Stopwatch.Frequency / Math.Max(1, Runs);
}
