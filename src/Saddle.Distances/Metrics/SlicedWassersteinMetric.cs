using Saddle.Settings;

namespace Saddle.Distances.Metrics;

/// <summary>The sliced Wasserstein distance from samples to data, as they are.</summary>
/// <param name="Directions">Number of projections; at least 1.</param>
/// <param name="Seed">Chooses the directions; 0 or more.</param>
/// <remarks>See <see cref="SlicedWasserstein"/>.</remarks>
public sealed record SlicedWassersteinMetric(int Directions = 200, long Seed = 0) : Metric
{
    private static readonly Setting<int> s_directions = new("directions", 200, Ranges.Count(1), "how many projections");

    private static readonly Setting<long> s_seed = new("seed", 0, Ranges.Whole(0), "chooses the directions");

    /// <summary>How it is chosen by name.</summary>
    public static Part<Metric> Part { get; } = new(
        "sliced-wasserstein", "mean distance of random projections", "Bonneel et al. 2015, JMIV 51",
        [s_directions, s_seed], chosen => new SlicedWassersteinMetric(chosen.Get(s_directions), chosen.Get(s_seed)));

    /// <summary>Number of projections; at least 1.</summary>
    public int Directions { get; init => field = s_directions.Require(value, nameof(SlicedWassersteinMetric)); } =
        s_directions.Require(Directions, nameof(SlicedWassersteinMetric));

    /// <summary>Chooses the directions; 0 or more.</summary>
    public long Seed { get; init => field = s_seed.Require(value, nameof(SlicedWassersteinMetric)); } =
        s_seed.Require(Seed, nameof(SlicedWassersteinMetric));

    /// <inheritdoc/>
    public override double Of(ScoredSamples samples) =>
        SlicedWasserstein.Between(samples.Generated, samples.Data.Examples, Directions, (ulong)Seed);
}
