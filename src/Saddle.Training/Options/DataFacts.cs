using System.Text.Json.Nodes;
using Saddle.Data;
using Saddle.Settings;

namespace Saddle.Training.Options;

/// <summary>What data turned out to be when a run was begun; who goes on with the run must see the same.</summary>
/// <param name="Hash">SHA-256 in hexadecimal: see <see cref="Dataset.Hash"/>.</param>
/// <param name="Shape">One example: [2] for points of the plane, [channels, height, width] for images.</param>
/// <param name="Classes">How often each class occurs; none where no classes have names.</param>
public sealed record DataFacts(string Hash, Shape Shape, ClassShares Classes)
{
    private const int MostSizes = 3;
    private const int Most = 65_536;

    private static readonly Setting<string> s_hash = new("hash", "none", Ranges.Text, "SHA-256 of the data");

    private static readonly Setting<IReadOnlyList<int>> s_shape = new(
        "shape", [1], Ranges.List(Ranges.Count(1), least: 1, MostSizes), "sizes of one example");

    private static readonly Setting<int> s_classes = new(
        "classes", 0, Ranges.Count(0, Most), "how many classes have names");

    private static readonly Range<IReadOnlyList<int>> s_counts = Ranges.List(Ranges.Count(0), most: Most);

    private static readonly Part<DataFacts> s_part = new(
        "found", "what the data turned out to be", "", [s_hash, s_shape, s_classes], chosen => new DataFacts(
            chosen.Get(s_hash), Shape.Create([.. chosen.Get(s_shape)]), ClassShares.Equal(chosen.Get(s_classes))));

    /// <summary>Whether examples are images: three sizes.</summary>
    public bool AreImages => Shape.Rank == 3;

    /// <summary>The facts of opened data.</summary>
    public static DataFacts Of(Dataset data)
    {
        IBatchSource batches = data.Batches(seed: 0);
        return new DataFacts(data.Hash, batches.Specs[0].Shape, batches.Classes);
    }

    /// <summary>What differs, as <c>found.name: first → second</c>.</summary>
    /// <remarks>How often classes occur follows from the hash; runs of older versions do not tell it.</remarks>
    public IReadOnlyList<string> Differences(DataFacts other) =>
        [.. ToChoice().Differences(other.ToChoice()).Select(difference => $"{s_part.Name}.{difference}")];

    // Classes of equal shares are written as their number.
    internal JsonObject ToJson()
    {
        JsonObject json = OptionsJson.Unnamed(ToChoice().ToJson());
        if (!Classes.Equals(ClassShares.Equal(Classes.Count)))
        {
            json[s_classes.Name] = new JsonArray([.. Classes.Select(count => JsonValue.Create(count))]);
        }

        return json;
    }

    internal static DataFacts FromJson(JsonObject json)
    {
        ClassShares? counted = null;
        if (json[s_classes.Name] is JsonArray counts)
        {
            counted = Counted(counts);
            json[s_classes.Name] = counted.Count;
        }

        DataFacts facts =
            Choice<DataFacts>.FromJson(OptionsJson.Named(json, s_part.Name), s_part, new Catalogues()).Make();
        return counted is null ? facts : facts with { Classes = counted };
    }

    private static ClassShares Counted(JsonArray counts) =>
        s_counts.TryRead(counts, out IReadOnlyList<int>? read) && read.Sum(count => (long)count) <= int.MaxValue
            ? new ClassShares(read)
            : throw new ConfigurationException($"{s_classes.Name} takes how many examples each class has. "
                + $"Got a list of {counts.Count}, not all of which are such counts. Restore it as it was written.");

    private Choice<DataFacts> ToChoice() => Choice<DataFacts>.Of(s_part, new Catalogues())
        .With(s_hash, Hash).With(s_shape, [.. Shape]).With(s_classes, Classes.Count);
}
