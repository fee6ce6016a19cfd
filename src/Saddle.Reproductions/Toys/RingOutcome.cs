using Saddle.Data.Points;
using Saddle.Distances;
using Saddle.Gans;
using Saddle.Training.Learners;

namespace Saddle.Reproductions.Toys;

/// <summary>How well one method covers a ring of eight wide Gaussians with one seed.</summary>
/// <param name="Modes">
/// Modes that hold a tenth of their share of 2,500 samples, within three standard deviations.
/// </param>
/// <param name="Divergence">KL(mode histogram ‖ uniform), in nats.</param>
/// <param name="Good">Share of the samples within three standard deviations of a mode.</param>
internal sealed record RingOutcome(int Modes, double Divergence, double Good)
{
    /// <summary>Trains a method once per seed, from seed 0 on.</summary>
    public static RingOutcome[] Of(Laboratory laboratory, string name, ToyMethod method, RingSettings settings)
    {
        var outcomes = new RingOutcome[settings.Seeds];
        for (int seed = 0; seed < outcomes.Length; seed++)
        {
            using var training = new PlaneTraining(settings.Ring, method, settings.Networks,
                new LearnerSettings(settings.Batch, seed, laboratory.Threads));
            laboratory.Advance(training.Learner, settings.Steps, $"{name}, seed {seed}");
            double radius = 3 * settings.Ring.StandardDeviation / settings.Ring.Scale;
            ModeCoverage coverage = training.Coverage(radius, minimumShare: 0.1);
            outcomes[seed] = new(coverage.ModesFound, coverage.DivergenceFromUniform, coverage.HighQualityShare);
            laboratory.Say($"  {name}, seed {seed}: {outcomes[seed]}");
        }

        return outcomes;
    }

    /// <summary>Modes, divergences and shares of good samples of all seeds, for a table.</summary>
    public static string Text(IReadOnlyList<RingOutcome> outcomes) =>
        $"{Laboratory.Text(outcomes.Select(o => (double)o.Modes))} modes; "
        + $"KL {Laboratory.Text(outcomes.Select(o => o.Divergence))}; "
        + $"good {Laboratory.Text(outcomes.Select(o => o.Good))}";

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{Modes} modes, KL {Divergence:F3}, good {Good:F3}");
}

/// <summary>What a ring is trained with, besides the method.</summary>
internal sealed record RingSettings(Ring Ring, Adversarial Networks, int Batch, long Steps, int Seeds = 3);
