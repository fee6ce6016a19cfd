using System.Diagnostics;
using Saddle.Games.Adjustments;
using Saddle.Games.Motions;
using Saddle.Reproductions.Toys;
using Saddle.Training.Learners;

namespace Saddle.Reproductions.Consensus08;

/// <summary>What the second reverse pass costs on the ring's networks.</summary>
internal sealed record ConsensusCost : Experiment
{
    public override int Number => 8;

    public override string Title => "cost of a step";

    internal override void Run(Laboratory laboratory)
    {
        double plain = Milliseconds(laboratory, new Simultaneous());
        double consensus = Milliseconds(laboratory, new Adjusted(new Simultaneous(), new Consensus(1)));
        laboratory.Table.Report("a step of consensus over a simultaneous one", "<= 4",
            Laboratory.Text(consensus / plain));
    }

    /// <summary>The least of several stretches, since other work on the machine only ever adds.</summary>
    private static double Milliseconds(Laboratory laboratory, Dynamics dynamics)
    {
        RingSettings settings = RingGame.Settings(laboratory.Full);
        ToyMethod method = RingGame.Method(dynamics, laboratory.Full);
        using var training = new PlaneTraining(
            settings.Ring, method, settings.Networks, new LearnerSettings(settings.Batch, Seed: 0, laboratory.Threads));
        return Enumerable.Range(0, 20).Min(_ =>
        {
            long start = Stopwatch.GetTimestamp();
            for (int step = 0; step < 20; step++)
            {
                training.Learner.Advance();
            }

            return Stopwatch.GetElapsedTime(start).TotalMilliseconds / 20;
        });
    }
}
