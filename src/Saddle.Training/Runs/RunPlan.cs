namespace Saddle.Training.Runs;

/// <summary>How long a run is, and how often it tells and saves; none of it decides what is learned.</summary>
/// <param name="Steps">Steps in all; 0 or more.</param>
/// <param name="SnapshotEvery">Steps between snapshots; at least 1.</param>
/// <param name="KeepSnapshots">How many snapshots to keep, the newest; 0 for all.</param>
/// <param name="ReportEvery">Steps between reports; at least 1.</param>
public sealed record RunPlan(long Steps, long SnapshotEvery = 500, int KeepSnapshots = 3, long ReportEvery = 50)
{
    /// <summary>Whether the plan has a snapshot after so many steps.</summary>
    public bool HasSnapshot(long step) => step % SnapshotEvery == 0 || step == Steps;

    /// <summary>How many snapshots are still to come after those of so many steps.</summary>
    public long SnapshotsAfter(long step) => step >= Steps
        ? 0
        : Steps / SnapshotEvery - step / SnapshotEvery + (Steps % SnapshotEvery == 0 ? 0 : 1);
}
