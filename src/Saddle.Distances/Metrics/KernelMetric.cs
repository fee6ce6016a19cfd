using Saddle.Settings;

namespace Saddle.Distances.Metrics;

/// <summary>The squared maximum mean discrepancy of the features of data and samples, by a polynomial kernel.</summary>
/// <param name="Degree">Power of the kernel; at least 1, published 3.</param>
/// <remarks>Like the kernel inception distance, on random features. See <see cref="MaximumMeanDiscrepancy"/>.</remarks>
public sealed record KernelMetric(int Degree = 3) : Metric
{
    private static readonly Setting<int> s_degree = new("degree", 3, Ranges.Count(1), "power of the kernel");

    /// <summary>How it is chosen by name.</summary>
    public static Part<Metric> Part { get; } = new(
        "kernel", "squared discrepancy of a polynomial kernel", "Binkowski et al. 2018, arXiv:1801.01401",
        [s_degree], chosen => new KernelMetric(chosen.Get(s_degree)));

    /// <summary>Power of the kernel; at least 1.</summary>
    public int Degree { get; init => field = s_degree.Require(value, nameof(KernelMetric)); } =
        s_degree.Require(Degree, nameof(KernelMetric));

    /// <inheritdoc/>
    public override string Needs => "more than 1 example";

    /// <inheritdoc/>
    public override bool Fits(ScoredData data) => data.Examples.Count > 1;

    /// <inheritdoc/>
    public override double Of(ScoredSamples samples) =>
        MaximumMeanDiscrepancy.UnbiasedPolynomial(samples.Data.Features, samples.Features, Degree);
}
