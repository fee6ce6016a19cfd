using Saddle.Data.Points;
using Saddle.Gans;
using Saddle.Reproductions.Toys;
using Saddle.Training.Learners;

namespace Saddle.Reproductions.Wgan03;

/// <summary>After every update all of the critic's parameters are inside the box.</summary>
internal sealed record ClippedUpdates : Experiment
{
    public override int Number => 3;

    public override string Title => "clipping";

    internal override void Run(Laboratory laboratory)
    {
        using var training = new PlaneTraining(new Ring(), ToyMethods.Clipped(), PlaneTraining.Networks(width: 32),
            new LearnerSettings(Batch: 64, Seed: 0, laboratory.Threads));
        float largest = 0;
        for (int update = 0; update < 50; update++)
        {
            training.Learner.AdvanceAlone(Adversarial.Critic, 1);
            foreach (Tensor parameter in training.Learner.Values(Adversarial.Critic))
            {
                foreach (float value in parameter.ToArray<float>())
                {
                    largest = Math.Max(largest, Math.Abs(value));
                }
            }
        }

        laboratory.Table.Check("clipping: largest parameter", "<= 0.01", Laboratory.Text(largest), largest <= 0.01f);
    }
}
