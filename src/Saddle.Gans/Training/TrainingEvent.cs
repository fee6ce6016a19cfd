namespace Saddle.Gans.Training;

/// <summary>Something a caller may want to show while a model trains.</summary>
public abstract record TrainingEvent;

/// <summary>Means over the generator updates since the last report.</summary>
/// <param name="Step">Generator updates so far.</param>
/// <param name="CriticUpdates">Critic updates so far.</param>
/// <param name="CriticLoss">The critic's mean loss, penalty included.</param>
/// <param name="GeneratorLoss">The generator's mean loss.</param>
/// <param name="Estimate">The divergence the critic certifies; its scale is arbitrary for Wasserstein critics.</param>
/// <param name="Penalty">The mean penalty term, weight included; 0 without one.</param>
/// <param name="GradientNorm">The critic's mean gradient norm where the penalty looked; null where it does not.</param>
/// <param name="ValidationEstimate">The estimate on held-out real examples; null without any.</param>
/// <param name="StepsPerSecond">Generator updates per second of wall-clock time.</param>
/// <param name="TimeLeft">Until the run's length at that speed.</param>
public sealed record TrainingReport(
    long Step,
    long CriticUpdates,
    double CriticLoss,
    double GeneratorLoss,
    double Estimate,
    double Penalty,
    double? GradientNorm,
    double? ValidationEstimate,
    double StepsPerSecond,
    TimeSpan TimeLeft) : TrainingEvent;

/// <summary>A snapshot is on disk, complete.</summary>
/// <param name="Step">Generator updates so far.</param>
/// <param name="Path">The file.</param>
public sealed record SnapshotSaved(long Step, string Path) : TrainingEvent;

/// <summary>The run ended: at its length, or because it was asked to stop.</summary>
/// <param name="Step">Generator updates so far.</param>
/// <param name="Cancelled">Whether it was asked to stop before its length.</param>
public sealed record TrainingEnded(long Step, bool Cancelled) : TrainingEvent;
