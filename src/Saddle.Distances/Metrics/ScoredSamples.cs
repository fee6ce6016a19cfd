namespace Saddle.Distances.Metrics;

/// <summary>Generated samples beside the data they are scored against; what several metrics need is computed
/// once.</summary>
/// <remarks>Safe for several threads: who asks for what another is computing waits for it.</remarks>
public sealed class ScoredSamples
{
    private readonly Lock _turn = new();
    private readonly Lazy<PointSet> _features;
    private readonly Dictionary<int, PrecisionRecall> _pairs = [];
    private readonly Dictionary<double, ModeCoverage> _coverages = [];

    /// <summary>Sets samples beside data.</summary>
    /// <param name="generated">One flattened example per point, at least four.</param>
    /// <param name="data">Real examples of the same dimension.</param>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public ScoredSamples(PointSet generated, ScoredData data)
    {
        PointSet.RequireSameDimension(nameof(ScoredSamples), generated, data.Examples);
        (Generated, Data) = (generated, data);
        _features = new(() => ScoredData.FeaturesOf(generated));
    }

    /// <summary>One flattened example per point.</summary>
    public PointSet Generated { get; }

    /// <summary>The real examples.</summary>
    public ScoredData Data { get; }

    /// <summary>What precision, recall and kernel see of the samples, as <see cref="ScoredData.Features"/>.</summary>
    public PointSet Features => _features.Value;

    /// <summary>Every pair that was computed, by its number of neighbours.</summary>
    internal IReadOnlyDictionary<int, PrecisionRecall> Pairs => _pairs;

    /// <summary>Every coverage that was computed, by its minimum share.</summary>
    internal IReadOnlyDictionary<double, ModeCoverage> Coverages => _coverages;

    /// <summary>Precision and recall of the features.</summary>
    /// <param name="neighbours">Which nearest neighbour sets a ball's radius; at least 1.</param>
    /// <exception cref="ArgumentException">There are too few points.</exception>
    public PrecisionRecall PrecisionAndRecall(int neighbours = 3) => Once(
        _pairs, neighbours, () => PrecisionRecall.Of(Data.Features, Features, neighbours));

    /// <summary>How the samples cover the data's modes.</summary>
    /// <param name="minimumShare">Part of its fair share that a mode must hold to count, above 0 and at most 1.</param>
    /// <exception cref="ArgumentException">The data have no known modes.</exception>
    public ModeCoverage Coverage(double minimumShare = ModeCoverage.UsualShare) => Once(
        _coverages, minimumShare, () => ModeCoverage.Of(Generated, KnownModes(), Data.ModeRadius, minimumShare));

    private T Once<TKey, T>(Dictionary<TKey, T> known, TKey key, Func<T> compute)
        where TKey : notnull
    {
        lock (_turn)
        {
            return known.TryGetValue(key, out T? found) ? found : known[key] = compute();
        }
    }

    private PointSet KnownModes() => Data.Modes ?? throw new ArgumentException(
        $"metrics: the data have no known modes. Their {Data.Examples.Count} examples have "
            + $"{Data.Examples.Dimension} coordinates and no centres. Leave out modes and quality.");
}
