using Saddle.Data.Points;
using Saddle.Distances;
using Saddle.Reproductions.Toys;
using Saddle.Training.Learners;

namespace Saddle.Reproductions.Wgan03;

/// <summary>
/// The critic's estimate falls as the generated ring approaches the data, measured by exact transport.
/// </summary>
internal sealed record FallingCurve : Experiment
{
    private const int Interval = 50;
    private const int Intervals = 30;
    private const int Seeds = 3;

    public override int Number => 6;

    public override string Title => "estimate falls with the true distance";

    internal override void Run(Laboratory laboratory)
    {
        (double Estimate, double Distance, double Rank)[] outcomes =
            [.. Enumerable.Range(0, Seeds).Select(seed => Measure(laboratory, seed))];
        laboratory.CheckSeeds(
            "curve: last / first estimate", "<= 0.7", [.. outcomes.Select(o => o.Estimate)], x => x <= 0.7, 3);
        laboratory.CheckSeeds(
            "curve: last / first W1", "<= 0.7", [.. outcomes.Select(o => o.Distance)], x => x <= 0.7, 3);
        laboratory.CheckSeeds(
            "curve: Spearman(estimate, W1)", ">= 0.3", [.. outcomes.Select(o => o.Rank)], x => x >= 0.3, 2);
    }

    private static (double Estimate, double Distance, double Rank) Measure(Laboratory laboratory, int seed)
    {
        using var training = new PlaneTraining(
            new Ring(), ToyMethods.Clipped(headStart: true), PlaneTraining.Networks(width: 64),
            new LearnerSettings(Batch: 64, seed, laboratory.Threads));
        training.StartAt(3, 3);
        double[] estimates = new double[Intervals], distances = new double[Intervals], recent = new double[Interval];
        for (int interval = 0; interval < Intervals; interval++)
        {
            for (int step = 0; step < Interval; step++)
            {
                laboratory.Cancellation.ThrowIfCancellationRequested();
                training.Learner.Advance();
                recent[step] = training.Learner.Last("estimate")!.Value;
            }

            (estimates[interval], distances[interval]) = (RunningMedian.Median(recent), training.ExactDistance());
        }

        laboratory.Say($"  seed {seed}: estimates {Laboratory.Text(estimates[0], estimates[^1])}, "
            + $"W1 {Laboratory.Text(distances[0], distances[^1])}");
        return (estimates[^1] / estimates[0], distances[^1] / distances[0],
            SpearmanCorrelation.Between(estimates, distances));
    }
}
