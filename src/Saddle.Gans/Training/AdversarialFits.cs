using Saddle.Gans.Architectures;
using Saddle.Nn;
using Saddle.Nn.Optimisers;
using Saddle.Settings;
using Saddle.Training.Options;

namespace Saddle.Gans.Training;

/// <summary>Sizes, lengths and averages that fit kinds of data, whatever the method.</summary>
/// <remarks>Points: as in the code for toys of Gulrajani et al. 2017. Images: chosen to take minutes.</remarks>
internal static class AdversarialFits
{
    private static readonly DataKind s_convolvable = DataKind.Squares(new Dcgan().Sides);
    private static readonly DataKind s_others = new(
        "other images", facts => facts.AreImages && !s_convolvable.Holds(facts));

    /// <summary>The values.</summary>
    public static IReadOnlyList<PresetValue> Values { get; } =
    [
        .. BothOptimisers(Adam.Part, "beta1", "0.5"),
        .. BothOptimisers(Adam.Part, "beta2", "0.9"),
        .. For(DataKind.Points,
            ("architecture", "mlp"), ("architecture.width", "64"), ("architecture.depth", "3"), ("latent-size", "2"),
            ("batch", "128"), ("run.steps", "3000"), ("run.report-every", "100")),
        .. For(s_convolvable, ("architecture", "dcgan"), ("architecture.width", "32")),
        .. For(DataKind.Squares(8), ("latent-size", "64"), ("run.steps", "5000"), ("run.snapshot-every", "1000")),
        .. For(DataKind.Squares(16), ("run.steps", "5000")),
        .. For(DataKind.Squares(32, 64), ("run.steps", "10000")),
        .. For(s_others, ("architecture", "mlp"), ("architecture.width", "256"), ("run.steps", "5000")),
    ];

    /// <summary>The same value for critic and generator.</summary>
    public static IEnumerable<PresetValue> BothPlayers(string path, string text, DataKind? on = null) =>
        new[] { Adversarial.Critic, Adversarial.Generator }
            .Select(player => new PresetValue($"{player}.{path}", text) { On = on });

    /// <summary>The same value of one update rule for critic and generator.</summary>
    public static IEnumerable<PresetValue> BothOptimisers(Part<Optimiser> part, string name, string text) =>
        BothPlayers($"optimiser.{name}", text).Select(value => value with
        {
            With = new(value.Path[..^(name.Length + 1)], part.Name),
        });

    private static IEnumerable<PresetValue> For(DataKind kind, params (string Path, string Text)[] values) =>
        values.Select(value => new PresetValue(value.Path, value.Text) { On = kind });
}
