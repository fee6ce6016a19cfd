// A WGAN-GP (Gulrajani et al. 2017) learns eight Gaussians on a ring, and we count the modes it finds.
using System.Globalization;
using Saddle;
using Saddle.Data.Points;
using Saddle.Distances;
using Saddle.Gans;
using Saddle.Gans.Architectures;
using Saddle.Gans.Objectives;
using Saddle.Gans.Penalties;
using Saddle.Gans.Training;
using Saddle.Nn.Optimisers;
using Saddle.Training;
using Saddle.Training.Learners;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int steps = args.Contains("--quick") ? 300 : 3000;

var ring = new Ring();
Adversarial gan = new Mlp { Width = 64, Depth = 3 }.Formulation(new ModelSizes([2], LatentSize: 2)) with
{
    Objective = new Wasserstein(),
    Penalty = new GradientPenalty(Weight: 0.1),                             // the authors' weight for points
    CriticSteps = new CriticSchedule(5),                                    // five critic updates per generator update
};
var moves = new Moves { Mover = new Mover(new Adam(0.5, 0.9), Rate: 1e-3) };                // of both players
using GameLearner learner = gan.Learner(
    new PointStream(ring, seed: 0), moves, new LearnerSettings(Batch: 128, Seed: 0));

while (learner.Step < steps)
{
    learner.Advance();
    if (learner.Step % (steps / 10) == 0)
    {
        Figures report = learner.Report();
        ModeCoverage coverage = Coverage();
        Console.WriteLine($"step {learner.Step,5}  estimate {report["estimate"],6:F3}  gradient norm "
            + $"{report["gradient"]:F3}  modes {coverage.ModesFound} of {coverage.Modes}  near a mode "
            + $"{coverage.HighQualityShare:P0}");
    }
}

ModeCoverage Coverage()
{
    var generator = new Generator(gan, learner.Best(Adversarial.Generator));
    Tensor points = generator.Sample(2500, seed: 1);                                                     // [2500, 2]
    PointSet centres = new([.. ring.Centres.SelectMany(centre => new[] { centre.X, centre.Y })], dimension: 2);
    return ModeCoverage.Of(new PointSet(points.ToArray<float>(), dimension: 2), centres, radius: 0.25);
}
