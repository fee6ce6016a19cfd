namespace Saddle.Training.Runs;

/// <summary>How long a run will still take, from what its steps and snapshots took.</summary>
/// <param name="plan">Its length and intervals.</param>
internal sealed class RunPace(RunPlan plan)
{
    private static readonly TimeSpan s_most = TimeSpan.FromSeconds(1e9);

    private double _perStep;

    /// <summary>Of the steps last noted.</summary>
    public double StepsPerSecond => _perStep > 0 ? 1 / _perStep : 0;

    /// <summary>What the last snapshot took, with its pictures and metrics; 0 before the first.</summary>
    public TimeSpan PerSnapshot { get; private set; }

    /// <summary>Notes what some steps took, without snapshots between them.</summary>
    public void NoteSteps(long steps, TimeSpan elapsed) =>
        _perStep = Math.Max(1e-9, elapsed.TotalSeconds) / Math.Max(1, steps);

    /// <summary>Notes what a snapshot took.</summary>
    public void NoteSnapshot(TimeSpan elapsed) => PerSnapshot = elapsed;

    /// <summary>All that is still to do.</summary>
    /// <param name="step">Steps so far.</param>
    /// <param name="isSaved">Whether the snapshot of this step, where it has one, is written.</param>
    public TimeSpan Left(long step, bool isSaved)
    {
        long snapshots = plan.SnapshotsAfter(step) + (!isSaved && plan.HasSnapshot(step) ? 1 : 0);
        double seconds = Math.Max(0, plan.Steps - step) * _perStep + snapshots * PerSnapshot.TotalSeconds;
        return seconds < s_most.TotalSeconds ? TimeSpan.FromSeconds(seconds) : s_most;
    }
}
