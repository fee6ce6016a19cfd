using System.Diagnostics;

namespace Saddle.Benchmarks;

/// <summary>How long iterations take, and how much memory the process came to hold.</summary>
internal static class Measurement
{
    private static readonly TimeSpan s_warm = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_timing = TimeSpan.FromMilliseconds(100);

    /// <summary>The most memory the process has held; of one workload only where it is the process's first.</summary>
    public static long PeakMebibytes => Process.GetCurrentProcess().PeakWorkingSet64 >> 20;

    /// <summary>Milliseconds since the process began.</summary>
    public static double Age =>
        (DateTimeOffset.UtcNow - Process.GetCurrentProcess().StartTime.ToUniversalTime()).TotalMilliseconds;

    /// <summary>Milliseconds of one iteration: the least of several timings of a tenth of a second or more.</summary>
    /// <remarks>Methods are compiled again while they run; that settles within the first second or two.</remarks>
    public static double Least(Workload workload, int repeats)
    {
        int iterations = 0;
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < s_warm || iterations == 0; iterations++)
        {
            workload.Iterate();
        }

        int together = Math.Max(1, (int)(iterations * s_timing / s_warm));
        double least = double.MaxValue;
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            least = Math.Min(least, Time(workload, together));
        }

        return least;
    }

    private static double Time(Workload workload, int iterations)
    {
        var watch = Stopwatch.StartNew();
        for (int i = 0; i < iterations; i++)
        {
            workload.Iterate();
        }

        return watch.Elapsed.TotalMilliseconds / iterations;
    }
}
