using Saddle.Data.Points;
using Saddle.Distances;
using Saddle.Training.Learners;

namespace Saddle.Reproductions.Toys;

/// <summary>How well one method covered a mixture with one seed.</summary>
internal sealed record PlaneOutcome(double Modes, double HighQuality, double Sliced)
{
    /// <summary>Trains a method on a mixture, once per seed.</summary>
    public static PlaneOutcome[] Of(
        Laboratory laboratory, PointDistribution data, string name, ToyMethod method, long steps, double radius,
        int width)
    {
        const int Seeds = 3, Batch = 128;
        var outcomes = new PlaneOutcome[Seeds];
        for (int seed = 0; seed < Seeds; seed++)
        {
            using var training = new PlaneTraining(
                data, method, PlaneTraining.Networks(width), new LearnerSettings(Batch, seed, laboratory.Threads));
            laboratory.Advance(training.Learner, steps, $"{name}, seed {seed}");
            ModeCoverage coverage = training.Coverage(radius);
            outcomes[seed] = new PlaneOutcome(
                coverage.ModesFound, coverage.HighQualityShare, training.SlicedDistance());
            laboratory.Say($"  {name}, seed {seed}: {outcomes[seed]}");
        }

        return outcomes;
    }

    /// <summary>In how many seeds the first method is better in some measure.</summary>
    public static int Better(
        PlaneOutcome[] first, PlaneOutcome[] second, Func<PlaneOutcome, PlaneOutcome, bool> better) =>
        first.Zip(second).Count(pair => better(pair.First, pair.Second));
}
