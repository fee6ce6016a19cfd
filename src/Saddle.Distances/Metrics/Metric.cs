namespace Saddle.Distances.Metrics;

/// <summary>One number for how good generated samples are, or how varied.</summary>
/// <remarks>A metric is a value: the same samples and data give the same number, to the bit.</remarks>
public abstract record Metric
{
    /// <summary>What the data need to have, to complete "needs data with ..."; asked where they do not fit.</summary>
    public virtual string Needs => "examples";

    /// <summary>Whether data can be measured against.</summary>
    /// <param name="data">Real examples.</param>
    public virtual bool Fits(ScoredData data) => true;

    /// <summary>Measures samples.</summary>
    /// <param name="samples">Generated examples with the data they are measured against; what several metrics need of
    /// them is computed once.</param>
    /// <exception cref="ArgumentException">The data do not fit, or there are too few points.</exception>
    public abstract double Of(ScoredSamples samples);
}
