using System.Runtime.InteropServices;
using Saddle.Data;
using Saddle.Data.Points;
using Saddle.Gans.Training;
using Saddle.Training;
using Saddle.Training.Learners;
using Saddle.Training.Options;
using Saddle.Training.Tests.Options;

namespace Saddle.Gans.Tests.Training;

/// <summary>Small models and data for tests of training.</summary>
internal static class Toys
{
    private static readonly Dictionary<string, Dataset> s_data = new()
    {
        ["ring8"] = new PointDataset(new Ring()),
        ["digits"] = Saddle.Data.Digits.Load(),
    };

    private static readonly (string, string)[] s_ring =
    [
        ("data.source", "ring8"), ("architecture", "mlp"), ("architecture.width", "16"), ("architecture.depth", "2"),
        ("latent-size", "2"), ("batch", "16"), ("run.steps", "12"), ("run.snapshot-every", "4"),
        ("run.report-every", "3"), ("run.keep-snapshots", "0"), ("run.threads", "1"), ("seed", "5"),
    ];

    private static readonly (string, string)[] s_digits =
    [
        ("data.source", "digits"), ("architecture", "dcgan"), ("architecture.width", "8"), ("latent-size", "8"),
        ("conditional", "true"), ("batch", "8"), ("run.steps", "4"), ("run.snapshot-every", "2"), ("run.threads", "1"),
        ("seed", "3"),
    ];

    public static RunOptions Ring { get; } = RingBy("wgan-gp").With(
        ("critic-steps", "2"), ("penalty.weight", "10"), ("critic.rate", "1e-3"), ("generator.rate", "1e-3"));

    public static RunOptions Digits { get; } = DigitsBy("wgan-gp").With(
        ("critic-steps", "2"), ("critic.rate", "1e-4"), ("generator.rate", "1e-4"));

    /// <summary>A method on points, as it is but for sizes.</summary>
    public static RunOptions RingBy(string method) => By(method, s_ring);

    /// <summary>A method on conditional images, as it is but for sizes.</summary>
    public static RunOptions DigitsBy(string method) => By(method, s_digits);

    /// <summary>The data that options name.</summary>
    public static Dataset Dataset(this RunOptions options) => s_data[options.Settings.Data.Source];

    public static IBatchSource Data(RunOptions options) =>
        options.Dataset().Batches((ulong)options.Settings.Learner.Seed);

    public static GameLearner Learner(RunOptions options) =>
        (GameLearner)TrainingRun.Learner(options, options.Dataset());

    public static AdversarialRecipe Recipe(this RunOptions options) => (AdversarialRecipe)options.Settings.Recipe;

    public static Adversarial Formulation(this RunOptions options) => options.Recipe().Formulation(options.Found);

    public static Moves Moves(this RunOptions options) => options.Recipe().Moves;

    /// <summary>The same value for both players.</summary>
    public static RunOptions WithBoth(this RunOptions options, params (string Path, string Text)[] values) =>
        new[] { Adversarial.Critic, Adversarial.Generator }.Aggregate(options, (changed, player) =>
            changed.With([.. values.Select(value => ($"{player}.{value.Path}", value.Text))]));

    /// <summary>All of a learner's numbers, without the counters.</summary>
    public static IEnumerable<float> Numbers(IReadOnlyList<NamedBuffer> state) => state
        .Where(entry => entry.Buffer.Type == ElementType.Float32)
        .SelectMany(entry => entry.Buffer.Span<float>().ToArray());

    /// <summary>All of a learner's tensors, without the counters.</summary>
    public static Dictionary<string, byte[]> Bits(IReadOnlyList<NamedBuffer> state) => state
        .Where(entry => entry.Buffer.Type == ElementType.Float32)
        .ToDictionary(
            entry => entry.Name,
            entry => MemoryMarshal.AsBytes(entry.Buffer.Span<float>()).ToArray());

    private static RunOptions By(string method, (string Path, string Text)[] values) =>
        new RunRequest(method, BuiltIn.Catalogues) { Values = values }.Resolve(s_data[values[0].Text]);
}
