using Saddle.Data;
using Saddle.Distances;
using Saddle.Gans;
using Saddle.Gans.Architectures;
using Saddle.Reproductions.Toys;
using Saddle.Training.Learners;

namespace Saddle.Reproductions.Wgan03;

/// <summary>
/// A generator without normalisation on small images, with a Wasserstein critic and with the usual loss.
/// </summary>
internal sealed record ArchitectureRobustness : Experiment
{
    private const int Samples = 256;

    public override int Number => 8;

    public override string Title => "generator without normalisation";

    internal override void Run(Laboratory laboratory)
    {
        Adversarial networks = new Mlp { Width = 128 }.Formulation(
            new ModelSizes([1, BlobImages.Side, BlobImages.Side], LatentSize: 16));
        float[] images = new BlobImages(99).Draw(step: 0, Samples)[0].Span<float>().ToArray();
        var real = new PointSet(images, BlobImages.Length);
        laboratory.Table.Report(
            "diversity / data's, WGAN", "near 1", Measure(laboratory, networks, ToyMethods.Clipped(), real, "WGAN"));
        laboratory.Table.Report("diversity / data's, GAN", "lower where modes collapse",
            Measure(laboratory, networks, ToyMethods.NonSaturating(2e-4), real, "GAN"));
    }

    private static string Measure(
        Laboratory laboratory, Adversarial networks, ToyMethod method, PointSet real, string name)
    {
        Adversarial formulation = method.On(networks);
        using GameLearner trainer = formulation.Learner(
            new BlobImages(1), method.Moves, new LearnerSettings(64, 0, laboratory.Threads));
        laboratory.Advance(trainer, laboratory.Full ? 20_000 : 2000, name);
        var generator = new Generator(formulation, trainer.Best(Adversarial.Generator), laboratory.Threads);
        float[] made = generator.Sample(Samples).ToArray<float>();
        return Laboratory.Text(NearestNeighbourDiversity.Relative(new PointSet(made, BlobImages.Length), real));
    }
}
