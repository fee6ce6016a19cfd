using Saddle.Settings;

namespace Saddle.Distances.Metrics;

/// <summary>How many modes of the data the samples cover.</summary>
/// <param name="MinimumShare">Part of its fair share of the samples that a mode must hold to count, above 0 and at most
/// 1.</param>
/// <remarks>See <see cref="ModeCoverage"/>.</remarks>
public sealed record ModesMetric(double MinimumShare = ModeCoverage.UsualShare) : ModeMetric
{
    private static readonly Setting<double> s_share = new(
        "minimum-share", ModeCoverage.UsualShare, Ranges.UpToOne, "part of its fair share that a mode must hold");

    /// <summary>How it is chosen by name.</summary>
    public static Part<Metric> Part { get; } = new(
        "modes", "how many known modes are covered", "", [s_share], chosen => new ModesMetric(chosen.Get(s_share)));

    /// <summary>Part of its fair share of the samples that a mode must hold, above 0 and at most 1.</summary>
    public double MinimumShare { get; init => field = s_share.Require(value, nameof(ModesMetric)); } =
        s_share.Require(MinimumShare, nameof(ModesMetric));

    /// <inheritdoc/>
    public override double Of(ScoredSamples samples) => samples.Coverage(MinimumShare).ModesFound;
}
