using Saddle.Gans;
using Saddle.Gans.Architectures;
using Saddle.Training.Learners;

namespace Saddle.Benchmarks.Workloads;

/// <summary>
/// WGAN-GP as everybody trains it here: five critic updates and one of the generator, Adam(1e-4, 0.5, 0.9).
/// </summary>
internal sealed class GanWorkload(string architecture, ArchitectureSettings settings, int batch) : Workload
{
    private GameLearner? _learner;

    private GameLearner Learner =>
        _learner ?? throw new InvalidOperationException("bench: the workload was not prepared.");

    public static GanWorkload Mlp(int width, int depth, int batch) =>
        new("mlp", new([2], LatentSize: 2, Width: width, Depth: depth), batch);

    public static GanWorkload Images(string architecture, int width) =>
        new(architecture, new([3, 32, 32], LatentSize: 128, Width: width), batch: 64);

    public override void Prepare(CompilerOptions options) => _learner =
        new Adversarial(Architecture.Named(architecture).Model(settings), new GanMethod())
            .Learner(new FixedBatch(settings.Sample), new LearnerSettings(batch, Seed: 1, options.Threads));

    public override void Iterate() => Learner.Advance();

    public override void Profile() => Learner.Profile();

    public override string Explain() => Learner.Explain();

    public override void Dispose()
    {
        _learner?.Dispose();
        base.Dispose();
    }
}
