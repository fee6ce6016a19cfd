using Saddle.Gans.Architectures;
using Saddle.Training;
using Saddle.Training.Learners;

namespace Saddle.Benchmarks.Workloads;

/// <summary>
/// WGAN-GP as everybody trains it here: five critic updates and one of the generator, Adam(1e-4, 0.5, 0.9).
/// </summary>
internal sealed class GanWorkload(Architecture architecture, ModelSizes sizes, int batch) : Workload
{
    private GameLearner? _learner;

    private GameLearner Learner =>
        _learner ?? throw new InvalidOperationException("bench: the workload was not prepared.");

    public static GanWorkload Mlp(int width, int depth, int batch) =>
        new(new Mlp { Width = width, Depth = depth }, new([2], LatentSize: 2), batch);

    public static GanWorkload Images(string architecture, int width) => new(
        ArchitectureCatalogue.Parts.Make(architecture) with { Width = width }, new([3, 32, 32]), batch: 64);

    public override void Prepare(CompilerOptions options) => _learner = architecture.Formulation(sizes).Learner(
        new FixedBatch(sizes.Sample), new Moves(), new LearnerSettings(batch, Seed: 1, options.Threads));

    public override void Iterate() => Learner.Advance();

    public override void Profile() => Learner.Profile();

    public override string Explain() => Learner.Explain();

    public override void Dispose()
    {
        _learner?.Dispose();
        base.Dispose();
    }
}
