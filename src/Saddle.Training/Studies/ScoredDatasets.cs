using Saddle.Data;
using Saddle.Data.Points;
using Saddle.Distances;
using Saddle.Distances.Metrics;
using Saddle.Settings;

namespace Saddle.Training.Studies;

/// <summary>Data sets as metrics take them: the real examples that generated ones are measured against.</summary>
public static class ScoredDatasets
{
    private const uint PointsForEvaluation = 1;

    // Published with the checks of WGAN-GP's toys: a blob is counted within so much of its centre.
    private const double RadiusOfRing = 0.25;
    private const double RadiusOfGrid = 0.15;

    /// <summary>Examples of a data set, with the modes where they are known.</summary>
    /// <param name="data">Images, or points of the plane.</param>
    /// <param name="count">At most this many; of fewer images, all.</param>
    /// <returns>The same examples at each call; their order is that of seed 0.</returns>
    /// <exception cref="ConfigurationException">The data are neither images nor points.</exception>
    public static ScoredData Of(Dataset data, int count) => data switch
    {
        ImageDataset images => new ScoredData(new PointSet(
            First(new BatchStream(images, seed: 0), Math.Min(count, images.Count)), images.SampleLength)),
        PointDataset points => Of(points.Distribution, count),
        _ => throw new ConfigurationException($"metrics: there is no metric for this kind of data. '{data.Name}' is a "
            + $"{data.GetType().Name}. Use a set of images or points."),
    };

    private static ScoredData Of(PointDistribution points, int count)
    {
        float[] drawn = First(new PointStream(points, seed: 0, PointsForEvaluation), count);
        double[] centres = [.. points.Centres.SelectMany(centre => new[] { centre.X, centre.Y })];
        return new ScoredData(new PointSet(drawn, 2), centres.Length > 0 ? new PointSet(centres, 2) : null,
            points is Grid ? RadiusOfGrid : RadiusOfRing);
    }

    private static float[] First(IBatchSource source, int count) =>
        source.Draw(step: 0, count)[0].Span<float>().ToArray();
}
