using Saddle.Data;
using Saddle.Nn.Layers;
using Saddle.Reproductions.Toys;

namespace Saddle.Reproductions.WganGp06;

/// <summary>A critic trained on few examples scores them above held-out ones; on many it does not.</summary>
internal sealed record CriticOverfitting : Experiment
{
    private const int Batch = 64;
    private const int Steps = 1500;
    private const int HeldOut = 2000;
    private const int FewExamples = 200;
    private const int ManyExamples = 4000;

    public override int Number => 7;

    public override string Title => "overfitting of the critic";

    internal override void Run(Laboratory laboratory)
    {
        double[] few = [.. Enumerable.Range(0, 3).Select(seed => Gap(laboratory, FewExamples, seed))];
        double[] many = [.. Enumerable.Range(0, 3).Select(seed => Gap(laboratory, ManyExamples, seed))];
        laboratory.CheckSeeds("overfitting: score gap, 200 examples", ">= 0.04", few, gap => gap >= 0.04, 3);
        laboratory.CheckSeeds("overfitting: score gap, 4000 examples", "<= 0.03", many, gap => gap <= 0.03, 3);
        laboratory.CheckSeeds("overfitting: ratio of the gaps", "<= 0.25", [.. many.Zip(few, (m, f) => m / f)],
            ratio => ratio <= 0.25, 3);
    }

    private static double Gap(Laboratory laboratory, int examples, int seed)
    {
        var critic = new Sequential(
            new Flatten(), new Linear(256), new LeakyRelu(), new Linear(256), new LeakyRelu(), new Linear(1));
        var study = new CriticStudy(
            critic, [1, BlobImages.Side, BlobImages.Side], ToyMethods.Penalised(10, 1e-3), Batch, seed,
            laboratory.Threads);
        var training = new BlobImages((ulong)seed, count: examples);
        var fresh = new BlobImages((ulong)seed, first: 1_000_000);
        for (int step = 0; step < Steps; step++)
        {
            laboratory.Cancellation.ThrowIfCancellationRequested();
            training.Fill(step, [study.Real]);
            Span<float> fake = study.Fake.Span<float>();
            fresh.Fill(step, [study.Fake]);
            for (int i = 0; i < fake.Length; i++)
            {
                fake[i] += 0.3f * (float)CounterRandom.Normal((ulong)seed, 13, (uint)step, (ulong)i);
            }

            study.Update();
        }

        return study.MeanScore(Images(training, examples))
            - study.MeanScore(Images(new BlobImages((ulong)seed, first: 10_000_000), HeldOut));
    }

    private static Tensor Images(BlobImages source, int count) => source.Draw(step: 0, count)[0].ToTensor();
}
