using Saddle.Settings;

namespace Saddle.Distances.Metrics;

/// <summary>How far samples lie from each other, relative to data: about 1 for data, near 0 after a collapse.</summary>
/// <remarks>See <see cref="NearestNeighbourDiversity"/>.</remarks>
public sealed record DiversityMetric : Metric
{
    /// <summary>How it is chosen by name.</summary>
    public static Part<Metric> Part { get; } = new(
        "diversity", "distance to the nearest fellow, relative to data", "", [], _ => new DiversityMetric());

    /// <inheritdoc/>
    public override string Needs => "an example that has no equal, beside another";

    /// <inheritdoc/>
    public override bool Fits(ScoredData data) => NearestNeighbourDiversity.HasSpread(data.Examples);

    /// <inheritdoc/>
    public override double Of(ScoredSamples samples) =>
        NearestNeighbourDiversity.Relative(samples.Generated, samples.Data.Examples);
}
