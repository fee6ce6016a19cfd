using Saddle.Training.Runs;

namespace Saddle.Cli.Progress;

/// <summary>How progress appears on a terminal.</summary>
internal interface IProgressView
{
    /// <summary>Does the work while progress is shown.</summary>
    bool Watch(Func<bool> work);

    /// <summary>New figures.</summary>
    /// <param name="report">Of the run.</param>
    /// <param name="steps">Its length.</param>
    /// <param name="inAll">Time left in all, where other runs follow.</param>
    void Show(RunReport report, long steps, TimeSpan? inAll);

    /// <summary>A line that stays.</summary>
    void Note(string line);
}
