using Saddle.Data;
using Saddle.Data.Points;
using Saddle.Gans.Training;
using Saddle.Training.Learners;

namespace Saddle.Gans.Tests.Training;

/// <summary>Small models and data for tests of training.</summary>
internal static class Toys
{
    public static GanConfiguration Ring { get; } = new()
    {
        Data = "ring8",
        SampleShape = [2],
        Architecture = "mlp",
        Width = 16,
        Depth = 2,
        LatentSize = 2,
        Batch = 16,
        CriticSteps = 2,
        Steps = 12,
        SnapshotEvery = 4,
        ReportEvery = 3,
        KeepSnapshots = 0,
        Threads = 1,
        Seed = 5,
        CriticOptimiser = new() { Rate = 1e-3 },
        GeneratorOptimiser = new() { Rate = 1e-3 },
    };

    public static GanConfiguration Digits { get; } = new()
    {
        Width = 8,
        LatentSize = 8,
        Batch = 8,
        CriticSteps = 2,
        Classes = 10,
        Steps = 4,
        SnapshotEvery = 2,
        Threads = 1,
        Seed = 3,
    };

    public static IBatchSource Data(GanConfiguration options) => options.Data == "digits"
        ? Saddle.Data.Digits.Load().Batches((ulong)options.Seed)
        : new PointStream(new Ring(), (ulong)options.Seed);

    public static GameLearner Learner(GanConfiguration options) => GanRun.Learner(options, Data(options));

    /// <summary>All of a learner's numbers, without the counters.</summary>
    public static IEnumerable<float> Numbers(IReadOnlyList<NamedBuffer> state) => state
        .Where(entry => entry.Buffer.Type == ElementType.Float32)
        .SelectMany(entry => entry.Buffer.Span<float>().ToArray());

    /// <summary>All of a learner's tensors, without the counters.</summary>
    public static Dictionary<string, byte[]> Bits(IReadOnlyList<NamedBuffer> state) => state
        .Where(entry => entry.Buffer.Type == ElementType.Float32)
        .ToDictionary(
            entry => entry.Name,
            entry => System.Runtime.InteropServices.MemoryMarshal.AsBytes(entry.Buffer.Span<float>()).ToArray());
}
