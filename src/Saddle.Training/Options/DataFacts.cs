using System.Text.Json.Nodes;
using Saddle.Data;
using Saddle.Settings;

namespace Saddle.Training.Options;

/// <summary>What data turned out to be when a run was begun; who goes on with the run must see the same.</summary>
/// <param name="Hash">SHA-256 in hexadecimal: see <see cref="Dataset.Hash"/>.</param>
/// <param name="Shape">One example: [2] for points of the plane, [channels, height, width] for images.</param>
/// <param name="Classes">How often each class occurs in the data, which <see cref="DataSettings.SharesOf"/> turns into
/// how often batches show it; none where no classes have names.</param>
public sealed record DataFacts(string Hash, Shape Shape, ClassShares Classes)
{
    private const int MostSizes = 3;
    private const int Most = 65_536;
    private const string NamesMember = "names";

    private static readonly Setting<string> s_hash = new("hash", "none", Ranges.Text, "SHA-256 of the data");

    private static readonly Setting<IReadOnlyList<int>> s_shape = new(
        "shape", [1], Ranges.List(Ranges.Count(1), least: 1, MostSizes), "sizes of one example");

    private static readonly Setting<int> s_classes = new(
        "classes", 0, Ranges.Count(0, Most), "how many classes have names");

    private static readonly Range<IReadOnlyList<int>> s_counts = Ranges.List(Ranges.Count(0), most: Most);

    private static readonly Part<DataFacts> s_part = new(
        "found", "what the data turned out to be", "", [s_hash, s_shape, s_classes], chosen => new DataFacts(
            chosen.Get(s_hash), Shape.Create([.. chosen.Get(s_shape)]), ClassShares.Equal(chosen.Get(s_classes))));

    /// <summary>The names of the classes.</summary>
    /// <value>Their numbers unless set, as in runs of older versions.</value>
    /// <exception cref="ArgumentException">There are more or fewer than classes.</exception>
    public ClassNames ClassNames
    {
        get;
        init => field = value.Count == Classes.Count ? value : throw new ArgumentException(
            $"DataFacts: names and classes do not fit. There are {value.Count} names of {Classes.Count} classes. "
                + "Name each class.");
    } = Saddle.Data.ClassNames.Numbers(Classes.Count);

    /// <summary>Whether examples are images: three sizes.</summary>
    public bool AreImages => Shape.Rank == 3;

    /// <summary>The facts of opened data.</summary>
    public static DataFacts Of(Dataset data)
    {
        DataFacts facts = Seen(data) with { Hash = data.Hash };
        return data.ClassNames.Count == facts.Classes.Count
            ? facts with { ClassNames = new ClassNames(data.ClassNames) }
            : facts;
    }

    /// <summary>The facts without the hash, which takes time.</summary>
    internal static DataFacts Seen(Dataset data)
    {
        IBatchSource batches = data.Batches(seed: 0);
        return new DataFacts(s_hash.Default, batches.Specs[0].Shape, batches.Classes);
    }

    /// <summary>What differs, as <c>found.name: first → second</c>.</summary>
    /// <remarks>How often classes occur follows from the hash; runs of older versions do not tell it.</remarks>
    public IReadOnlyList<string> Differences(DataFacts other) =>
        [.. ToChoice().Differences(other.ToChoice()).Select(difference => $"{s_part.Name}.{difference}")];

    // Classes of equal shares are written as their number, and their names where they are not their numbers.
    internal JsonObject ToJson()
    {
        JsonObject json = OptionsJson.Unnamed(ToChoice().ToJson());
        if (!Classes.Equals(ClassShares.Equal(Classes.Count)))
        {
            json[s_classes.Name] = new JsonArray([.. Classes.Select(count => JsonValue.Create(count))]);
        }

        if (!ClassNames.AreNumbers)
        {
            json[NamesMember] = new JsonArray([.. ClassNames.Select(name => JsonValue.Create(name))]);
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

        JsonNode? names = json[NamesMember];
        json.Remove(NamesMember);
        DataFacts facts =
            Choice<DataFacts>.FromJson(OptionsJson.Named(json, s_part.Name), s_part, new Catalogues()).Make();
        facts = counted is null ? facts : facts with { Classes = counted };
        return names is null ? facts : facts with { ClassNames = Named(names, facts.Classes.Count) };
    }

    private static ClassNames Named(JsonNode names, int classes) =>
        names is JsonArray list && list.Count == classes
            && list.All(name => name is JsonValue value && value.TryGetValue(out string? _))
                ? new ClassNames(list.Select(name => name!.GetValue<string>()))
                : throw new ConfigurationException($"{NamesMember} takes the name of each of {classes} classes. Got "
                    + "something else. Restore it as it was written.");

    private static ClassShares Counted(JsonArray counts) =>
        s_counts.TryRead(counts, out IReadOnlyList<int>? read) && read.Sum(count => (long)count) <= int.MaxValue
            ? new ClassShares(read)
            : throw new ConfigurationException($"{s_classes.Name} takes how many examples each class has. "
                + $"Got a list of {counts.Count}, not all of which are such counts. Restore it as it was written.");

    private Choice<DataFacts> ToChoice() => Choice<DataFacts>.Of(s_part, new Catalogues())
        .With(s_hash, Hash).With(s_shape, [.. Shape]).With(s_classes, Classes.Count);
}
