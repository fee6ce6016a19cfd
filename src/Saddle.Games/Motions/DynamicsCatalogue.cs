using Saddle.Games.Adjustments;

namespace Saddle.Games.Motions;

/// <summary>All dynamics that have a name. A new one is one new row here, and with that in the shared tests and on the command line.</summary>
public static class DynamicsCatalogue
{
    private const string Numerics = "Mescheder et al. 2017, arXiv:1705.10461";

    /// <summary>All presets, the plainest first.</summary>
    public static IReadOnlyList<DynamicsPreset> All { get; } =
    [
        new("simultaneous", "all players step at once", Numerics, [], _ => new Simultaneous()),
        new("alternating", "the players step one after the other", "Mescheder et al. 2018, arXiv:1801.04406",
            [nameof(DynamicsSettings.Counts)],
            chosen => chosen.Counts is { } counts ? Alternating.Counting(counts) : new Alternating()),
        new("extragradient", "steps along the field seen one step ahead", "Korpelevich 1976",
            [nameof(DynamicsSettings.FreshBatch)], chosen => new Extragradient(chosen.FreshBatch ?? false)),
        Adjusting("consensus", "all players also lower the joint gradient's norm", Numerics,
            [nameof(DynamicsSettings.Weight)], chosen => new Consensus(chosen.Weight ?? 1)),
    ];

    /// <summary>The preset of a name.</summary>
    /// <exception cref="GameException">There is no such name.</exception>
    public static DynamicsPreset Named(string name) => All.FirstOrDefault(preset => preset.Name == name) ??
        throw new GameException(
            $"dynamics: no dynamics have that name. Asked for '{name}'. " +
            $"Use one of {string.Join(", ", All.Select(preset => preset.Name))}.");

    private static DynamicsPreset Adjusting(string name, string summary, string source, IReadOnlyList<string> reads,
        Func<DynamicsSettings, Adjustment> make) => new(
        name,
        summary,
        source,
        [.. reads, nameof(DynamicsSettings.Every), nameof(DynamicsSettings.Inner)],
        chosen => new Adjusted(chosen.Inner ?? new Simultaneous(), make(chosen), chosen.Every ?? 1));
}
