using Saddle.Training.Runs;

namespace Saddle.Training.Comparisons;

/// <summary>How long a row of runs will still take, from the speeds seen so far.</summary>
/// <remarks>A method that has not run yet is taken to be as fast as those that have, on average.</remarks>
/// <param name="ahead">Method, remaining steps and remaining snapshots of each run, in order.</param>
public sealed class TimeLeft(IReadOnlyList<(string Method, long Steps, long Snapshots)> ahead)
{
    private static readonly TimeSpan s_most = TimeSpan.FromDays(9999);
    private readonly Dictionary<string, double> _speeds = [];

    /// <summary>Until the last run's end, when a run makes a report.</summary>
    public TimeSpan From(int run, RunReport report)
    {
        _speeds[ahead[run].Method] = report.StepsPerSecond;
        double mean = _speeds.Values.Average();
        double later = ahead.Skip(run + 1).Sum(next => next.Steps / _speeds.GetValueOrDefault(next.Method, mean)
            + next.Snapshots * report.PerSnapshot.TotalSeconds);
        double seconds = report.TimeLeft.TotalSeconds + later;
        return seconds < s_most.TotalSeconds ? TimeSpan.FromSeconds(seconds) : s_most;
    }
}
