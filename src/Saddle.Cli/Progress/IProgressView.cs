using Saddle.Gans.Training;

namespace Saddle.Cli.Progress;

/// <summary>How progress appears on a terminal.</summary>
internal interface IProgressView
{
    /// <summary>Does the work while progress is shown.</summary>
    bool Watch(Func<bool> work);

    /// <summary>New figures.</summary>
    void Show(TrainingReport report, long steps);

    /// <summary>A line that stays.</summary>
    void Note(string line);
}
