using Saddle.Gans;
using Saddle.Gans.Architectures;

namespace Saddle.Benchmarks;

/// <summary>A GAN to train: one iteration is five critic updates and one of the generator, WGAN-GP with Adam(1e-4, 0.5, 0.9).</summary>
/// <param name="Architecture">Which networks.</param>
/// <param name="Settings">Their sizes.</param>
/// <param name="Batch">Examples per update.</param>
/// <param name="Iterations">How many are timed together.</param>
internal sealed record Workload(string Architecture, ArchitectureSettings Settings, int Batch, int Iterations)
{
    public static readonly IReadOnlyDictionary<string, Workload> ByName = new Dictionary<string, Workload>
    {
        ["mlp16"] = new("mlp", new([2], LatentSize: 2, Width: 16, Depth: 2), Batch: 64, Iterations: 200),
        ["mlp128"] = new("mlp", new([2], LatentSize: 2, Width: 128, Depth: 2), Batch: 256, Iterations: 50),
        ["mlp512"] = new("mlp", new([2], LatentSize: 2, Width: 512, Depth: 3), Batch: 256, Iterations: 5),
        ["dcgan32-64"] = new("dcgan", new([3, 32, 32], LatentSize: 128, Width: 64), Batch: 64, Iterations: 1),
        ["dcgan32-128"] = new("dcgan", new([3, 32, 32], LatentSize: 128, Width: 128), Batch: 64, Iterations: 1),
        ["resnet32-64"] = new("resnet", new([3, 32, 32], LatentSize: 128, Width: 64), Batch: 64, Iterations: 1),
    };

    public GanModel Model() => Gans.Architectures.Architecture.Named(Architecture).Model(Settings);

    public FixedBatch Data() => new([.. Settings.Sample]);
}
