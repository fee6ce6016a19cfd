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
    /// <param name="balanced">Whether each class that has images is there equally often, so that there are no more of
    /// any than of the rarest.</param>
    /// <returns>The same examples at each call, each once and as it is; their order is that of seed 0.</returns>
    /// <exception cref="ConfigurationException">The data are neither images nor points, or are images without labels
    /// that are to be balanced.</exception>
    public static ScoredData Of(Dataset data, int count, bool balanced = false) => data switch
    {
        ImageDataset images when balanced => Of(images, Math.Min(count, Balanced(images)), new() { Balanced = true }),
        ImageDataset images => Of(images, Math.Min(count, images.Count), new()),
        PointDataset points => Of(points.Distribution, count),
        _ => throw new ConfigurationException($"metrics: there is no metric for this kind of data. '{data.Name}' is a "
            + $"{data.GetType().Name}. Use a set of images or points."),
    };

    private static ScoredData Of(ImageDataset images, int count, BatchOptions order) =>
        new(new PointSet(First(new BatchStream(images, seed: 0, order), count), images.SampleLength));

    // How many images balanced classes have before one comes twice.
    private static int Balanced(ImageDataset images)
    {
        int[] counts = [.. ClassShares.Of(images.Labels ?? [], images.ClassNames.Count).Where(count => count > 0)];
        return counts.Length > 0 ? counts.Length * counts.Min() : throw new ConfigurationException(
            $"metrics: classes cannot be balanced. '{images.Name}' has no labels, and the run learned from balanced "
                + "classes. Use data with classes.");
    }

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
