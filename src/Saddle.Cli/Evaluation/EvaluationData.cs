using Saddle.Data;
using Saddle.Data.Points;
using Saddle.Distances;

namespace Saddle.Cli.Evaluation;

/// <summary>Real examples to measure generated ones against.</summary>
internal static class EvaluationData
{
    private const uint PointsForEvaluation = 1;

    // Published with the checks of WGAN-GP's toys: a blob is counted within so much of its centre.
    private const double RadiusOfRing = 0.25;
    private const double RadiusOfGrid = 0.15;

    /// <summary>Examples of a data set as metrics take them, with the modes where they are known.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="count">At most this many.</param>
    /// <exception cref="ArgumentException">The data are neither images nor points.</exception>
    public static ScoredData From(Dataset data, int count) => data switch
    {
        ImageDataset images => new ScoredData(new PointSet(
            First(new BatchStream(images, seed: 0), Math.Min(count, images.Count)), images.SampleLength)),
        PointDataset points => From(points.Distribution, count),
        _ => throw new ArgumentException($"evaluate: there is no metric for this kind of data. '{data.Name}' is a "
            + $"{data.GetType().Name}. Pass a set of images or points."),
    };

    private static ScoredData From(PointDistribution points, int count)
    {
        float[] drawn = First(new PointStream(points, seed: 0, PointsForEvaluation), count);
        double[] centres = [.. points.Centres.SelectMany(centre => new[] { centre.X, centre.Y })];
        return new ScoredData(new PointSet(drawn, 2), centres.Length > 0 ? new PointSet(centres, 2) : null,
            points is Grid ? RadiusOfGrid : RadiusOfRing);
    }

    private static float[] First(IBatchSource source, int count) =>
        source.Draw(step: 0, count)[0].Span<float>().ToArray();
}
