namespace Saddle.Distances.Metrics;

/// <summary>The real examples that samples are scored against.</summary>
/// <remarks>Keep one for all sets of samples: its features are computed once.</remarks>
public sealed class ScoredData
{
    private const int FewCoordinates = 8;

    private readonly Lazy<PointSet> _features;

    /// <summary>Takes examples, and their modes where they are known.</summary>
    /// <param name="examples">One flattened example per point, at least four.</param>
    /// <param name="modes">Centres of the data's modes, of the same dimension; null where they are not known.</param>
    /// <param name="modeRadius">A sample this close to its nearest centre lies on that mode.</param>
    public ScoredData(PointSet examples, PointSet? modes = null, double modeRadius = 0.25)
    {
        (Examples, Modes, ModeRadius) = (examples, modes, modeRadius);
        _features = new(() => FeaturesOf(examples));
    }

    /// <summary>One flattened example per point.</summary>
    public PointSet Examples { get; }

    /// <summary>Centres of the data's modes; null where they are not known.</summary>
    public PointSet? Modes { get; }

    /// <summary>A sample this close to its nearest centre lies on that mode.</summary>
    public double ModeRadius { get; }

    /// <summary>What precision, recall and kernel see of the examples: points of up to 8 coordinates as they are,
    /// <see cref="RandomFeatures"/> of images.</summary>
    public PointSet Features => _features.Value;

    internal static PointSet FeaturesOf(PointSet points) =>
        points.Dimension <= FewCoordinates ? points : RandomFeatures.Of(points);
}
