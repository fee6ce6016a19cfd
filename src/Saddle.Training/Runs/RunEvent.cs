using Saddle.Data;

namespace Saddle.Training.Runs;

/// <summary>Something a caller may want to show while a run goes on.</summary>
public abstract record RunEvent;

/// <summary>What was measured over the steps since the last report.</summary>
/// <param name="Step">Steps so far.</param>
/// <param name="Figures">Means by name, as the learner reports them.</param>
/// <param name="StepsPerSecond">Steps per second of wall-clock time.</param>
/// <param name="TimeLeft">
/// Until the run's length at that speed, with snapshots, their pictures and metrics at the pace of the last one.
/// </param>
public sealed record RunReport(long Step, Figures Figures, double StepsPerSecond, TimeSpan TimeLeft) : RunEvent
{
    /// <summary>What the last snapshot took, with its pictures and metrics; 0 before the first.</summary>
    public TimeSpan PerSnapshot { get; init; }
}

/// <summary>A snapshot is on disk, complete.</summary>
/// <param name="Step">Steps so far.</param>
/// <param name="Path">The file.</param>
/// <param name="Measured">What the run's study found of it; empty without a study.</param>
public sealed record SnapshotSaved(long Step, string Path, Figures Measured) : RunEvent;

/// <summary>Something was not as it should be, and was mended.</summary>
/// <param name="Text">One sentence.</param>
public sealed record RunNote(string Text) : RunEvent;

/// <summary>A run that is gone on with has opened its data again.</summary>
/// <param name="Data">The data.</param>
public sealed record DataOpened(Dataset Data) : RunEvent;

/// <summary>What a run that is gone on with tells of its data while they are opened, and later from any
/// thread.</summary>
/// <param name="Told">How far opening is, or what was left out.</param>
public sealed record DataTold(DataEvent Told) : RunEvent;

/// <summary>The run ended: at its length, or because it was asked to stop.</summary>
/// <param name="Step">Steps so far.</param>
/// <param name="Cancelled">Whether it was asked to stop before its length.</param>
public sealed record RunEnded(long Step, bool Cancelled) : RunEvent;
