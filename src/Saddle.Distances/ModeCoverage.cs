using System.Collections.Immutable;
using Saddle.Settings;

namespace Saddle.Distances;

/// <summary>How many modes of a known mixture a sample covers, and how much of it lies on them.</summary>
/// <param name="Modes">Number of modes of the mixture.</param>
/// <param name="ModesFound">Modes that hold at least the asked share of their fair share of the samples.</param>
/// <param name="HighQualityShare">Share of the samples within the radius of some centre, in [0, 1].</param>
/// <param name="SamplesPerMode">
/// Samples within the radius of each centre, each counted at its nearest centre, the first of several at one distance.
/// </param>
public sealed record ModeCoverage(
    int Modes, int ModesFound, double HighQualityShare, ImmutableArray<int> SamplesPerMode)
{
    /// <summary>The part of its fair share that a mode must hold to count, where nobody asks for another.</summary>
    public const double UsualShare = 0.2;

    /// <summary>
    /// Σ p log(p · modes) over the shares p of the modes among the samples that lie on one: the divergence of the mode
    /// histogram from a uniform one, in nats; 0 for equal shares, log modes for a single mode, infinite where no sample
    /// lies on any.
    /// </summary>
    public double DivergenceFromUniform
    {
        get
        {
            double total = SamplesPerMode.Sum();
            return total == 0
                ? double.PositiveInfinity
                : SamplesPerMode.Where(held => held > 0).Sum(held => held / total * Math.Log(held / total * Modes));
        }
    }

    /// <summary>Measures a sample against equally likely modes.</summary>
    /// <param name="samples">Generated points.</param>
    /// <param name="centres">The modes' centres, of the same dimension.</param>
    /// <param name="radius">A sample this close to its nearest centre, or closer, belongs to that mode;
    /// positive.</param>
    /// <param name="minimumShare">Part of its fair share (samples / modes) that a mode must hold to count as found,
    /// above 0 and at most 1.</param>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public static ModeCoverage Of(PointSet samples, PointSet centres, double radius, double minimumShare = UsualShare)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(centres);
        Ranges.Positive.Require(radius, nameof(ModeCoverage), nameof(radius));
        Ranges.UpToOne.Require(minimumShare, nameof(ModeCoverage), nameof(minimumShare));
        PointSet.RequireSameDimension(nameof(ModeCoverage), samples, centres);
        var held = new int[centres.Count];
        for (int i = 0; i < samples.Count; i++)
        {
            (int nearest, double distance) = Nearest(samples[i], centres);
            if (distance <= radius)
            {
                held[nearest]++;
            }
        }

        double needed = minimumShare * samples.Count / centres.Count;
        return new ModeCoverage(
            centres.Count,
            held.Count(count => count > 0 && count >= needed),
            (double)held.Sum() / samples.Count,
            [.. held]);
    }

    private static (int Index, double Distance) Nearest(ReadOnlySpan<double> point, PointSet centres)
    {
        (int Index, double Distance) nearest = (0, double.PositiveInfinity);
        for (int k = 0; k < centres.Count; k++)
        {
            double distance = PairedDistances.Distance(point, centres[k]);
            if (distance < nearest.Distance)
            {
                nearest = (k, distance);
            }
        }

        return nearest;
    }
}
