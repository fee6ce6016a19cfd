namespace Saddle.Distances;

/// <summary>How spread out samples are, by the distance of each to its nearest fellow.</summary>
public static class NearestNeighbourDiversity
{
    /// <summary>The mean distance of a sample to the nearest other sample of the set.</summary>
    /// <param name="samples">At least two points.</param>
    /// <returns>Distance in the points' own unit; 0 when every sample has a twin.</returns>
    /// <exception cref="ArgumentException">There are fewer than two points.</exception>
    public static double MeanDistance(PointSet samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        PointSet.RequireCount(nameof(NearestNeighbourDiversity), samples, 2);
        var distances = new double[samples.Count];
        for (int i = 0; i < samples.Count; i++)
        {
            double nearest = double.PositiveInfinity;
            for (int j = 0; j < samples.Count; j++)
            {
                if (j != i)
                {
                    nearest = Math.Min(nearest, PairedDistances.Distance(samples[i], samples[j]));
                }
            }

            distances[i] = nearest;
        }

        return Magnitude.Mean(distances);
    }

    /// <summary>Whether there is anything to be relative to: not all points have an equal twin.</summary>
    /// <param name="data">Real points, at least one; a single one has no fellow to be apart from.</param>
    public static bool HasSpread(PointSet data)
    {
        ArgumentNullException.ThrowIfNull(data);
        int[] order = [.. Enumerable.Range(0, data.Count)];
        Array.Sort(order, (left, right) => data[left].SequenceCompareTo(data[right]));
        bool AreTwins(int left) => data[order[left]].SequenceCompareTo(data[order[left + 1]]) == 0;
        return data.Count > 1 && Enumerable.Range(0, data.Count).Any(
            i => (i == 0 || !AreTwins(i - 1)) && (i == data.Count - 1 || !AreTwins(i)));
    }

    /// <summary>The samples' mean distance relative to that of equally many data points.</summary>
    /// <param name="samples">Generated points, at least two.</param>
    /// <param name="data">Real points, at least two; both sets are cut to the smaller count, which the distance depends
    /// on.</param>
    /// <returns>About 1 when samples are as spread as data, near 0 after a collapse, above 1 for noise.</returns>
    /// <exception cref="ArgumentException">The dimensions differ, a set has one point, or all data have a
    /// twin.</exception>
    public static double Relative(PointSet samples, PointSet data)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(data);
        PointSet.RequireSameDimension(nameof(NearestNeighbourDiversity), samples, data);
        int count = Math.Min(samples.Count, data.Count);
        double unit = MeanDistance(data.Take(count));
        if (unit == 0)
        {
            throw new ArgumentException(
                $"NearestNeighbourDiversity: the data have no spread to compare with. All {count} points have an "
                    + "equal twin. Remove duplicates.");
        }

        return Finite.Result(nameof(NearestNeighbourDiversity), MeanDistance(samples.Take(count)) / unit);
    }
}
