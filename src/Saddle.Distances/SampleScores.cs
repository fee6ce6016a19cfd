namespace Saddle.Distances;

/// <summary>The metrics of generated samples by name.</summary>
public static class SampleScores
{
    private const int FewCoordinates = 8;

    private static readonly Dictionary<string, Func<PointSet, ScoredData, double>> s_byName = new(
        StringComparer.Ordinal)
    {
        ["sliced-wasserstein"] = (samples, data) => SlicedWasserstein.Between(samples, data.Examples),
        ["precision"] = (samples, data) => PrecisionRecall.Of(Features(data.Examples), Features(samples)).Precision,
        ["recall"] = (samples, data) => PrecisionRecall.Of(Features(data.Examples), Features(samples)).Recall,
        ["kernel"] = (samples, data) =>
            MaximumMeanDiscrepancy.UnbiasedPolynomial(Features(data.Examples), Features(samples)),
        ["diversity"] = (samples, data) => NearestNeighbourDiversity.Relative(samples, data.Examples),
        ["modes"] = (samples, data) => Coverage(samples, data).ModesFound,
        ["quality"] = (samples, data) => Coverage(samples, data).HighQualityShare,
    };

    /// <summary>The names, in the order they are listed.</summary>
    /// <remarks>sliced-wasserstein: <see cref="SlicedWasserstein"/> over 200 directions. precision, recall:
    /// <see cref="PrecisionRecall"/> with 3 neighbours. kernel: <see cref="MaximumMeanDiscrepancy"/> of degree 3, like
    /// the kernel inception distance. diversity: <see cref="NearestNeighbourDiversity"/>. modes, quality:
    /// <see cref="ModeCoverage"/>. Precision, recall and kernel see <see cref="RandomFeatures"/> of images, and points
    /// as they are.</remarks>
    public static IReadOnlyList<string> Names { get; } = [.. s_byName.Keys];

    /// <summary>The names that make sense for the data: modes and quality need known modes.</summary>
    /// <param name="data">The real examples.</param>
    public static IReadOnlyList<string> For(ScoredData data) =>
        [.. Names.Where(name => data.Modes is not null || name is not ("modes" or "quality"))];

    /// <summary>One metric of some samples.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="samples">Generated examples, one flattened example per point, at least four.</param>
    /// <param name="data">Real examples of the same dimension.</param>
    /// <exception cref="ArgumentException">The name is unknown, or the data have no known modes and it needs
    /// them.</exception>
    public static double Of(string name, PointSet samples, ScoredData data) => s_byName.TryGetValue(name, out var score)
        ? score(samples, data)
        : throw new ArgumentException(
            $"score: there is no metric '{name}'. Known are {string.Join(", ", Names)}. Use one of these.");

    private static PointSet Features(PointSet points) =>
        points.Dimension <= FewCoordinates ? points : RandomFeatures.Of(points);

    private static ModeCoverage Coverage(PointSet samples, ScoredData data) => data.Modes is { } modes
        ? ModeCoverage.Of(samples, modes, data.ModeRadius)
        : throw new ArgumentException(
            $"score: the data have no known modes. Their {data.Examples.Count} examples have "
                + $"{data.Examples.Dimension} coordinates and no centres. Leave out modes and quality.");
}
