namespace Saddle.Distances.Metrics;

/// <summary>A metric of the modes that samples lie on, for data whose modes are known.</summary>
public abstract record ModeMetric : Metric
{
    private protected ModeMetric()
    {
    }

    /// <inheritdoc/>
    public sealed override string Needs => "known modes";

    /// <inheritdoc/>
    public sealed override bool Fits(ScoredData data) => data.Modes is not null;
}
