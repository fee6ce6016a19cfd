namespace Saddle.Distances;

/// <summary>The real examples that samples are scored against.</summary>
/// <param name="Examples">One flattened example per point, at least four.</param>
/// <param name="Modes">Centres of the data's modes; null where they are not known.</param>
/// <param name="ModeRadius">A sample this close to its nearest centre lies on that mode.</param>
public sealed record ScoredData(PointSet Examples, PointSet? Modes = null, double ModeRadius = 0.25);
