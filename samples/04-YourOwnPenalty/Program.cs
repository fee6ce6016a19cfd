// A penalty of your own: a record with one method. This one is DRAGAN's (Kodali et al. 2017, arXiv:1705.07215), which
// asks for slope 1 around real examples. The learner differentiates it, compiles it and runs it like the built-in ones.
using System.Globalization;
using Saddle;
using Saddle.Data;
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
int steps = args.Contains("--quick") ? 200 : 4000;
var ring = new Ring();

Train("no penalty", new NoPenalty());
Train("slope 1 around the data", new AroundData(Weight: 1, Spread: 0.1));

void Train(string title, Penalty penalty)
{
    Adversarial gan = new Mlp { Width = 64 }.Formulation(new ModelSizes([2], LatentSize: 2)) with
    {
        Objective = new NonSaturating(),
        Penalty = penalty,
        CriticSteps = new CriticSchedule(1),
    };
    var moves = new Moves { Mover = new Mover(new Adam(0.5, 0.9), Rate: 1e-3) };
    using GameLearner learner = gan.Learner(
        new PointStream(ring, seed: 0), moves, new LearnerSettings(Batch: 128));
    Console.WriteLine(title);
    while (learner.Step < steps)
    {
        learner.Advance();
        if (learner.Step % (steps / 5) == 0)
        {
            Figures report = learner.Report();
            Console.WriteLine(
                $"  step {learner.Step,5}  estimate {report["estimate"],6:F3}  penalty {report["penalty"]:F3}"
                + $"  distance to the data {Distance(new Generator(gan, learner.Best(Adversarial.Generator))):F3}");
        }
    }
}

double Distance(Generator generator)
{
    float[] real = new PointStream(ring, seed: 0, stream: 1).Draw(step: 0, count: 2500)[0].Span<float>().ToArray();
    PointSet generated = new(generator.Sample(2500, seed: 1).ToArray<float>(), dimension: 2);
    return SlicedWasserstein.Between(generated, new PointSet(real, dimension: 2));
}

/// <summary>Pulls the norm of the critic's gradient towards 1 at real examples with noise added.</summary>
/// <param name="Weight">The factor of the term.</param>
/// <param name="Spread">Standard deviation of the noise, in units of the data.</param>
internal sealed record AroundData(double Weight = 10, double Spread = 0.5) : Penalty
{
    public override bool NeedsIndependentExamples => true;                  // refuses critics with batch norm

    public override PenaltyTerm Term(Func<Tensor, Tensor> critic, Tensor real, Tensor fake, RandomStream random)
    {
        Tensor around = real + Spread * random.Normal(real.Shape);
        Tensor slope = Derivative.Gradient(x => critic(x).Sum())(around);                   // one row per example
        Tensor norms = (slope.Flatten().Square().Sum(1) + 1e-12).Sqrt();
        return new PenaltyTerm(Weight * (norms - 1).Square(), norms);
    }
}
