using System.Text.Json.Nodes;
using Saddle.Data;
using Saddle.Settings;

namespace Saddle.Training.Options;

/// <summary>What data turned out to be when a run was begun; who goes on with the run must see the same.</summary>
/// <param name="Hash">SHA-256 in hexadecimal: see <see cref="Dataset.Hash"/>.</param>
/// <param name="Shape">One example: [2] for points of the plane, [channels, height, width] for images.</param>
/// <param name="Classes">How many classes have names; 0 where none have.</param>
public sealed record DataFacts(string Hash, Shape Shape, int Classes)
{
    private const int MostSizes = 3;
    private const int Most = 65_536;

    private static readonly Setting<string> s_hash = new("hash", "none", Ranges.Text, "SHA-256 of the data");

    private static readonly Setting<IReadOnlyList<int>> s_shape = new(
        "shape", [1], Ranges.List(Ranges.Count(1), least: 1, MostSizes), "sizes of one example");

    private static readonly Setting<int> s_classes = new(
        "classes", 0, Ranges.Count(0, Most), "how many classes have names");

    private static readonly Part<DataFacts> s_part = new(
        "found", "what the data turned out to be", "", [s_hash, s_shape, s_classes], chosen => new DataFacts(
            chosen.Get(s_hash), Shape.Create([.. chosen.Get(s_shape)]), chosen.Get(s_classes)));

    /// <summary>Whether examples are images: three sizes.</summary>
    public bool AreImages => Shape.Rank == 3;

    /// <summary>The facts of opened data.</summary>
    public static DataFacts Of(Dataset data) =>
        new(data.Hash, data.Batches(seed: 0).Specs[0].Shape, data.ClassNames.Count);

    /// <summary>What differs, as <c>found.name: first → second</c>.</summary>
    public IReadOnlyList<string> Differences(DataFacts other) =>
        [.. ToChoice().Differences(other.ToChoice()).Select(difference => $"{s_part.Name}.{difference}")];

    internal JsonObject ToJson() => OptionsJson.Unnamed(ToChoice().ToJson());

    internal static DataFacts FromJson(JsonObject json) =>
        Choice<DataFacts>.FromJson(OptionsJson.Named(json, s_part.Name), s_part, new Catalogues()).Make();

    private Choice<DataFacts> ToChoice() => Choice<DataFacts>.Of(s_part, new Catalogues())
        .With(s_hash, Hash).With(s_shape, [.. Shape]).With(s_classes, Classes);
}
